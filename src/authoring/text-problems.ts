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
import { SAFE_SCHEMES } from '../portable/safe-html.ts';
import { htmlProblems } from './html-problems.ts';

const markdown = unified().use(remarkParse).use(remarkGfm).freeze();
const mdx = markdown().use(remarkMdx).freeze();

/** What is wrong with an author's text itself: pictures, links, and HTML in Markdown. */
export function textProblems(
  { file, body }: { file: string; body: string },
  pictures: Content['pictures'],
): Problem[] {
  const problems: Problem[] = [];
  visit(treeOf(file, body), (node) => {
    const start = node.position?.start;
    const place = { file, ...(start && { line: start.line, column: start.column }) };
    for (const mistake of [...pictureMistakes(node, pictures), ...linkMistakes(node)]) {
      problems.push({ ...place, ...mistake });
    }
    if (node.type === 'html' && start) problems.push(...htmlProblems(node.value, file, start));
  });
  return problems;
}

type Mistake = Pick<Problem, 'reason' | 'fix'>;

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

function pictureMistakes(node: Nodes, pictures: Content['pictures']): Mistake[] {
  if ((node.type === 'image' || node.type === 'imageReference') && !node.alt?.trim()) {
    return [
      {
        reason: 'This picture has no text for those who don’t see it',
        fix: 'Say what it shows between the brackets: ![What it shows](…).',
      },
    ];
  }
  const address = pictureAddress(node);
  if (address === undefined || /^(https?:)?\/\/|^\//.test(address)) return [];
  const name = /^(?:\.\.\/)+pictures\/([^/]+)$/.exec(address)?.[1];
  if (name && pictures.has(name)) return [];
  return [
    {
      reason: name
        ? `The picture "${name}" is not in content/pictures`
        : `The picture "${address}" is not in content/pictures, where pictures of a text belong`,
      fix: 'Put the picture there, and write ../../pictures/ before its name in a post, ../pictures/ in a page.',
    },
  ];
}

/** Where a picture is: in Markdown, or in a component that has a `src`. */
function pictureAddress(node: Nodes): string | undefined {
  if (node.type === 'image') return node.url;
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return undefined;
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
