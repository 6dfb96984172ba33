import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { all, builtSites } from './pages.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Taste: a title may be long, as long as the words that tell it from others come first.
    'long-title': 'off',
    // Taste: a number that stands on a line of its own may have spaces that break.
    'tel-non-breaking': 'off',
  },
});

const sites = await builtSites();

describe.each(sites)('every page of a site %s', (_, { pages, redirects }) => {
  it('is valid HTML', async () => {
    const faults: string[] = [];
    for (const { path, source } of [...pages, ...redirects]) {
      const { results } = await validator.validateString(source, path);
      for (const { message, ruleId, line, column } of results.flatMap(({ messages }) => messages)) {
        faults.push(`${path}:${line}:${column} ${ruleId}: ${message}`);
      }
    }
    expect(faults).toEqual([]);
  });

  // Where a line of a template ends, the space before a link is easily lost.
  it('has a space between words and links', () => {
    const inline = '(?:a|abbr|code|em|strong|time)';
    const joined = new RegExp(
      `[\\p{L},;:]<${inline}\\b[^>]*>\\p{L}+|\\p{L}+</${inline}>\\p{L}+`,
      'gu',
    );
    const found = pages.flatMap(({ path, source }) =>
      (source.match(joined) ?? []).map((words) => `${path}: ${words}`),
    );
    expect(found).toEqual([]);
  });

  it('skips no level of headings', () => {
    const skipping = pages
      .map(({ path, document }) => ({
        path,
        levels: all(document, '*')
          .filter(({ tagName }) => /^h[1-6]$/.test(tagName))
          .map(({ tagName }) => Number(tagName[1])),
      }))
      .filter(({ levels }) => levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1));
    expect(skipping).toEqual([]);
  });
});
