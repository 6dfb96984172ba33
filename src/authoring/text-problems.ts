import type { Nodes } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFileMessage } from 'vfile-message';
import type { Content } from '../blog/content.ts';
import type { Problem } from '../blog/problem.ts';
import { components } from '../portable/components/index.ts';
import { pictureName } from '../portable/links.ts';
import { SAFE_SCHEMES } from '../portable/safe-html.ts';
import { htmlProblems, unclosedTags } from './html-problems.ts';

const markdown = unified().use(remarkParse).use(remarkGfm).freeze();
const mdx = markdown().use(remarkMdx).freeze();

/** What is wrong with an author's text itself: pictures, links, and HTML in Markdown. */
export function textProblems(
  { file, body }: { file: string; body: string },
  pictures: Content['pictures'],
): Problem[] {
  const problems: Problem[] = [];
  const tree = treeOf(file, body);
  const addressOf = pictureAddresses(tree);
  visit(tree, (node) => {
    const start = node.position?.start;
    const place = { file, ...(start && { line: start.line, column: start.column }) };
    for (const mistake of [
      ...pictureMistakes(node, addressOf(node), pictures),
      ...linkMistakes(node),
      ...tableMistakes(node),
    ]) {
      problems.push({ ...place, ...mistake });
    }
    if (node.type === 'html' && start) problems.push(...htmlProblems(node.value, file, start));
    if ('children' in node) problems.push(...unclosedTags(node.children, file));
  });
  return problems;
}

/** A place is given where it is not that of the whole node. */
type Mistake = Omit<Problem, 'file'>;

function treeOf(file: string, body: string): Nodes {
  if (!file.endsWith('.mdx')) return markdown.parse(body);
  try {
    return mdx.parse(body);
  } catch (error) {
    // MDX that can't be read is reported where it is rendered.
    if (error instanceof VFileMessage) return { type: 'root', children: [] };
    throw error;
  }
}

function pictureMistakes(
  node: Nodes,
  address: string | undefined,
  pictures: Content['pictures'],
): Mistake[] {
  if ((node.type === 'image' || node.type === 'imageReference') && !node.alt?.trim()) {
    return [
      {
        reason: 'This picture has no text for those who don’t see it',
        fix: 'Say what it shows between the brackets: ![What it shows](…).',
      },
    ];
  }
  if (address === undefined) return [];
  const name = pictureName(address);
  if (name && pictures.has(name)) return [];
  if (/^(https?:)?\/\//i.test(address)) {
    return [
      {
        reason: `The picture "${address}" is on another site, which would see every reader`,
        fix: 'If you may use it, save it in content/pictures and refer to it there; else link to it.',
      },
    ];
  }
  return [
    {
      reason: name
        ? `The picture "${name}" is not in content/pictures`
        : `The picture "${address}" is not in content/pictures, where pictures of a text belong`,
      fix: 'Put the picture there, and write ../../pictures/ before its name in a post, ../pictures/ in a page.',
    },
  ];
}

/** Tells where a picture is: in Markdown, at once or by a reference, or in a component that has a `src`. */
function pictureAddresses(tree: Nodes): (node: Nodes) => string | undefined {
  const defined = new Map<string, string>();
  visit(tree, 'definition', ({ identifier, url }) => {
    // Of two with one name, the first counts (CommonMark 0.31.2, 4.7).
    if (!defined.has(identifier)) defined.set(identifier, url);
  });
  return (node) => {
    if (node.type === 'image') return node.url;
    if (node.type === 'imageReference') return defined.get(node.identifier);
    return componentPicture(node);
  };
}

function componentPicture(node: Nodes): string | undefined {
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return undefined;
  // What is no component is reported where it is rendered.
  if (!components.has(node.name ?? '')) return undefined;
  const src = node.attributes.find(
    (attribute): attribute is MdxJsxAttribute =>
      attribute.type === 'mdxJsxAttribute' && attribute.name === 'src',
  )?.value;
  return typeof src === 'string' ? src : undefined;
}

function linkMistakes(node: Nodes): Mistake[] {
  if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return [];
  // Browsers ignore blanks and control characters in an address, so "java\tscript:" runs too.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const address = node.url.replaceAll(/[\u0000-\u0020]/g, '');
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (!scheme || SAFE_SCHEMES.includes(scheme)) return [];
  return [
    {
      reason: `A link may not begin with "${scheme}:"`,
      fix: 'Link to a page on this site (/…), to https://…, or write mailto: or tel: before an address or a number.',
    },
  ];
}

/** GFM drops what stands behind a table's last column without a word. */
function tableMistakes(node: Nodes): Mistake[] {
  if (node.type !== 'table') return [];
  const [head, ...rows] = node.children;
  return rows
    .filter(({ children }) => children.length > (head?.children.length ?? 0))
    .map(({ position }) => ({
      ...(position && { line: position.start.line, column: position.start.column }),
      reason: 'This row has more cells than its table has columns, and the last would not be shown',
      fix: 'Give the table another column; or write \\| where the character itself is meant.',
    }));
}
