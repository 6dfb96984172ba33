import fc from 'fast-check';
import type { Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import remarkSmartypants from 'remark-smartypants';
import { unified } from 'unified';
import { expect, it, vi } from 'vitest';
import { TYPOGRAPHY, typographic } from '../../src/blog/typography.ts';

const smartypants = unified().use(remarkSmartypants, TYPOGRAPHY).freeze();

/** What the site's Markdown makes of the same characters. */
function inMarkdown(value: string): string {
  const root: Root = {
    type: 'root',
    children: [{ type: 'paragraph', children: [{ type: 'text', value }] }],
  };
  return plainText(smartypants.runSync(root));
}

it.each([
  ['double quotes', 'The "end" of it', 'The “end” of it'],
  ['single quotes', "The 'end' of it", 'The ‘end’ of it'],
  ['quotes in quotes', '"Say \'please\'"', '“Say ‘please’”'],
  ['apostrophes', "It's the customers' turn", 'It’s the customers’ turn'],
  ['decades', "The 1990's and the '90s", 'The 1990’s and the ’90s'],
  ['en dashes', 'Pages 1--2', 'Pages 1–2'],
  ['em dashes', 'Waits --- long ones', 'Waits — long ones'],
  ['ellipses', 'Waits...', 'Waits…'],
])('sets %s', (_, text, expected) => {
  expect(typographic(text)).toBe(expected);
});

it.each([
  ['hyphens', 'A follow-up call - again'],
  ['what is typographic already', 'The “end” — it’s here…'],
  ['Markdown and HTML, which are text here', '*One* <b>two</b> `three` [four](five) &amp; 1 < 2'],
  ['spaces at the ends', ' x '],
  ['nothing', ''],
])('leaves alone %s', (_, text) => {
  expect(typographic(text)).toBe(text);
});

it('changes nothing the second time', () => {
  const once = typographic('"It\'s" --- well...');
  expect(typographic(once)).toBe(once);
});

it('sets every text as Markdown does, those too that look as if there were nothing to set', () => {
  // retext-smartypants tells the console of each dash it merges.
  vi.spyOn(console, 'log').mockImplementation(() => {});
  const pieces = fc.constantFrom(
    ...['a', 'A', '8', 's', ' ', '\n', '\u00a0', '.', ',', '-', '–', '—', '…', '’', '“'],
    ...["'", '"', '`', '!', '&', '\u0301', 'é', '🙂', '\t'],
  );
  fc.assert(
    fc.property(fc.string({ unit: pieces, maxLength: 12 }), (text) => {
      expect(typographic(text)).toBe(inMarkdown(text));
    }),
    { seed: 4, numRuns: 5000 },
  );
});
