import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as plainText } from 'mdast-util-to-string';

/** Characters; about three lines of a list. */
const LONGEST = 300;

/**
 * The first paragraph of a Markdown or MDX body as plain text, cut at a word with an ellipsis when
 * it is long. Empty when there is no paragraph.
 */
export function excerptOf(body: string): string {
  const tree = fromMarkdown(body.replaceAll(/^(import|export)\b.*$/gm, ''));
  const paragraph = tree.children.find(({ type }) => type === 'paragraph');
  if (!paragraph) return '';
  const text = plainText(paragraph, { includeImageAlt: false, includeHtml: false })
    .replaceAll(/\[\^[^\]]+\]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return shortened(text, LONGEST);
}

/** A plain text cut at a word, with an ellipsis, to at most so many characters. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const words = cut.slice(0, cut.lastIndexOf(' ')) || cut.slice(0, -1);
  return `${words.replace(/[\s,;:.–—-]+$/, '')}…`;
}
