import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/blog/issue.ts';
import { issueFiles } from '../../src/newsletter/issue-output.ts';
import { readContent } from '../../src/sources/files.ts';
import { site, urls } from '../fixtures/site.ts';
import { all, attribute, fragment, one, textOf } from '../site/pages.ts';

const content = await readContent(join(import.meta.dirname, '../fixtures/publication'), site);
const [issue] = content.issues as [Issue];
const withLead = async (lead: string) => {
  const files = await issueFiles({ ...issue, lead, leadInFull: true }, content, site, urls);
  return {
    document: fragment(String(files['email.html'])),
    text: String(files['email.txt']),
    html: String(files['email.html']),
  };
};

describe('a lead in full', () => {
  it('is there to its last word, in the HTML and in the text', async () => {
    const { document, text } = await withLead('2026-03-10-a-day-only');
    for (const words of ['Before the chart.', 'callout', 'Kind', 'Good', '1,200', '−300']) {
      expect(textOf(document)).toContain(words);
      expect(text).toContain(words);
    }
    expect(textOf(document)).toContain('Read on the web: A day only');
    expect(textOf(document)).not.toContain('A post without a time of day, with components.');
    expect(text).not.toContain('A post without a time of day, with components.');
  });

  it.each(content.posts.map(({ id }) => id).filter((id) => issue.stories.includes(id)))(
    'says in its text part what the HTML says: %s',
    async (lead) => {
      const { document, text } = await withLead(lead);
      const wordsOf = (said: string) => said.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      const body = one(document, 'div[role=article]');
      // The preheader is hidden in the HTML; it is for the inbox's line only.
      const shown = textOf(body).replace(issue.preheader, '');
      const words = wordsOf(shown);
      const inText = new Set(wordsOf(text));
      expect(words.length).toBeGreaterThan(80);
      expect(words.filter((word) => !inText.has(word))).toEqual([]);
    },
  );

  it('draws its chart as cells of a table, hidden from screen readers', async () => {
    const { document } = await withLead('2026-03-10-a-day-only');
    const tracks = all(document, 'table[aria-hidden=true]').map((track) =>
      all(track, 'td').map((cell) => [attribute(cell, 'class'), attribute(cell, 'width')]),
    );
    expect(tracks).toEqual([
      [
        ['text-card', '20%'],
        ['text-bar', '80%'],
      ],
      [
        ['text-bar', '20%'],
        ['text-card', '80%'],
      ],
    ]);
  });

  it('has dark colours for all that has colours of its own', async () => {
    const { document, html } = await withLead('2026-03-10-a-day-only');
    const named = new Set(
      all(document, '*').flatMap((element) =>
        (attribute(element, 'class') ?? '').split(' ').filter((name) => name.startsWith('text-')),
      ),
    );
    const [, dark = ''] = /prefers-color-scheme: dark\)\s*\{([\s\S]*?)<\/style>/.exec(html) ?? [];
    expect(named.size).toBeGreaterThan(2);
    for (const name of named) expect(dark).toContain(`.${name} {`);
  });

  it('discloses its sponsor above and below', async () => {
    const sponsored = content.posts.find(({ sponsor }) => sponsor);
    if (!sponsored?.sponsor) throw new Error('No post of the fixture is sponsored');
    const { document } = await withLead(sponsored.id);
    const { disclosure } = sponsored.sponsor;
    expect(textOf(document).split(disclosure)).toHaveLength(3);
  });

  it('stands below its title', async () => {
    const { document } = await withLead('2026-03-06-before-the-change');
    expect(textOf(one(document, 'h1'))).toBe('Fixture & Sons');
    expect(all(document, 'h2').map(textOf)[0]).toBe('Before the clocks change');
    expect(all(document, 'h3').map(textOf)).toEqual(['Footnotes']);
  });
});
