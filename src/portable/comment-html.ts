import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString as plainText } from 'hast-util-to-string';
import type { Root as Markdown, Nodes, Parents } from 'mdast';
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import remarkSmartypants from 'remark-smartypants';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { harmlessText } from '../blog/harmless-text.ts';
import { TYPOGRAPHY } from '../blog/typography.ts';

/** Lists, quotes and emphasis in each other, as deep as a reader can follow; what is deeper is shown as it was written. */
const DEEPEST = 12;

const NESTING = ['blockquote', 'list', 'emphasis', 'strong'];

/** What holds paragraphs, and no words of its own. */
const FLOW = ['root', 'blockquote', 'listItem'];

/** A link to elsewhere, in a scheme that nothing runs in. */
const ABSOLUTE = /^(https?:\/\/|mailto:)/i;

/** All that a comment is made of. */
const SCHEMA: Schema = {
  tagNames: ['p', 'em', 'strong', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'a', 'br'],
  attributes: { a: ['href'], ol: ['start'] },
  protocols: { href: ['http', 'https', 'mailto'] },
};

const markdown = unified()
  .use(remarkParse)
  .use(remarkPlainWords)
  .use(remarkSmartypants, TYPOGRAPHY)
  .use(remarkRehype)
  .use(rehypeSanitize, SCHEMA)
  .use(rehypeStrangersLinks)
  .freeze();

/**
 * HTML of a comment, harmless wherever it stands: paragraphs, lists, quotes, code, emphasis and
 * links. The HTML in it is shown as text, a picture as what it shows.
 */
export function commentHtml(body: string): string {
  return toHtml(commentTree(body)).trim();
}

/** The first block of a comment as plain text. */
export function commentSummary(body: string): string {
  const first = commentTree(body).children.find((node) => node.type === 'element');
  return first ? plainText(first).trim() : '';
}

function commentTree(body: string): Root {
  const file = new VFile(body);
  return markdown.runSync(markdown.parse(file), file);
}

/** remark plugin: leaves only what a comment may be made of, and characters that disturb nothing. */
function remarkPlainWords() {
  return (tree: Markdown, file: VFile) => {
    // Without recursion: a few kilobytes of ">" make a tree deeper than the stack.
    const waiting: { parent: Parents; depth: number }[] = [{ parent: tree, depth: 0 }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { parent, depth } = next;
      const children = parent.children.map((node) => {
        if (depth > DEEPEST && NESTING.includes(node.type))
          return words(written(node, file), parent);
        return plain(node, parent);
      });
      parent.children = children as typeof parent.children;
      for (const node of children) {
        if ('children' in node) waiting.push({ parent: node, depth: depth + 1 });
      }
    }
  };
}

function plain(node: Nodes, parent: Parents): Nodes {
  switch (node.type) {
    case 'text':
    case 'code':
    case 'inlineCode':
      return { ...node, value: harmlessText(node.value) };
    case 'html':
      return words(node.value, parent);
    case 'image':
    case 'imageReference':
      return words(node.alt ?? '', parent);
    case 'heading':
      return { type: 'paragraph', children: node.children };
    default:
      return node;
  }
}

/** A text as a node that may stand where another one stood. */
function words(value: string, parent: Parents): Nodes {
  const text = { type: 'text' as const, value: harmlessText(value) };
  return FLOW.includes(parent.type) ? { type: 'paragraph', children: [text] } : text;
}

/** A node as its author wrote it. */
function written({ position }: Nodes, file: VFile): string {
  return String(file).slice(position?.start.offset, position?.end.offset);
}

/**
 * rehype plugin: links lead to addresses of their own, never to a path of this site, and search
 * engines don't take them for ours.
 */
function rehypeStrangersLinks() {
  return (tree: Root) => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'a' || !parent || index === undefined) return undefined;
      if (typeof node.properties.href !== 'string' || !ABSOLUTE.test(node.properties.href)) {
        parent.children.splice(index, 1, ...node.children);
        return [SKIP, index];
      }
      node.properties.rel = ['nofollow', 'ugc'];
      return undefined;
    });
  };
}
