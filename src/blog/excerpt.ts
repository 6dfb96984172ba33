import type { Paragraph, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** Characters; about three lines of a list. */
const LONGEST = 300;

const markdown = unified().use(remarkParse).use(remarkGfm).freeze();
const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();

/**
 * The first paragraph of a text, without its markup, cut at a word with an ellipsis when it is
 * long. Empty when there is no paragraph, or when MDX cannot be read: its errors are found, and
 * said better, when it is rendered.
 */
export function excerptOf(body: string, syntax: 'markdown' | 'mdx'): string {
  for (const node of tree(body, syntax)) {
    const text = node.type === 'paragraph' ? paragraphText(node) : '';
    if (text) return shortened(text, LONGEST);
  }
  return '';
}

/** A plain text cut at a word, with an ellipsis, to at most so many characters. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = text.lastIndexOf(' ', longest - 1);
  const words =
    end > 0 ? text.slice(0, end) : text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '');
  return `${words.replace(/[\s,;:.–—-]+$/, '')}…`;
}

function tree(body: string, syntax: 'markdown' | 'mdx'): RootContent[] {
  try {
    return (syntax === 'mdx' ? mdx : markdown).parse(body).children;
  } catch {
    return [];
  }
}

function paragraphText(paragraph: Paragraph): string {
  const root: Root = { type: 'root', children: [paragraph] };
  return plainText(withSpaces(root), { includeImageAlt: false, includeHtml: false })
    .replaceAll(/\[\^[^\]]+\]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Hard breaks hold words apart, but have no text. */
function withSpaces<Node extends object>(node: Node): Node {
  if ('type' in node && node.type === 'break') return { ...node, type: 'text', value: ' ' };
  if (!('children' in node && Array.isArray(node.children))) return node;
  return { ...node, children: node.children.map(withSpaces) };
}
