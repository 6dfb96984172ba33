import type { Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import remarkSmartypants from 'remark-smartypants';
import { unified } from 'unified';

/** How quotes and dashes are set everywhere: two hyphens are an en dash, three an em dash. */
export const TYPOGRAPHY = { dashes: 'oldschool' } as const;

const smartypants = unified().use(remarkSmartypants, TYPOGRAPHY).freeze();

/** What may become something else: quotes, two hyphens, dots that are an ellipsis. */
const REPLACED = /['"`]|[-–]-|\.\s*\./;

/** A plain text with typographic quotes, dashes and ellipses, as the same characters get in Markdown. */
export function typographic(text: string): string {
  // Parsing words takes its time, and thousands of titles have nothing to replace.
  if (!REPLACED.test(text)) return text;
  const paragraph: Root = {
    type: 'root',
    children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }],
  };
  return plainText(smartypants.runSync(paragraph));
}
