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
