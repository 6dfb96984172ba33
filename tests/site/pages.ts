import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import { inject } from 'vitest';
import { publishedPosts } from '../../src/blog/archive.ts';
import type { Content } from '../../src/blog/content.ts';
import type { Post } from '../../src/blog/post.ts';
import { shortClassNames } from '../../src/hardening/short-classes.ts';
import { site as configuredSite } from '../../src/site.config.ts';
import { readContent } from '../../src/sources/files.ts';
import { NOW } from '../project-copy.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Elements that do not break a line. */
const INLINE = new Set(
  'a abbr b cite code del em i mark q s small span strong sub sup time'.split(' '),
);

/** A page of a built site. */
export type SitePage = {
  /** Its path from the host's root, such as `/insights/archive/`. */
  path: string;
  source: string;
  document: Node;
};

/** A built site, and the content that it was made from. */
export type BuiltSite = {
  root: string;
  /** The path below which it lives. */
  base: string;
  /** Its absolute address, with the base. */
  url: string;
  /** Every file of `dist/`, by its path from the host's root. */
  files: ReadonlySet<string>;
  pages: SitePage[];
  /** Pages that only lead from an old address to a new one. */
  redirects: SitePage[];
  content: Content;
  /** The posts that its lists may show, newest first. */
  posts: Post[];
};

/** Reads what a build made in a project's root. */
export async function builtSite(root: string, base = '/'): Promise<BuiltSite> {
  const dist = join(root, 'dist');
  const files = new Set<string>();
  for await (const entry of glob('**/*.*', { cwd: dist })) {
    files.add(base + entry.replaceAll('\\', '/'));
  }
  const written = [...files]
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map(async (file): Promise<SitePage> => {
      const source = await readFile(join(dist, file.slice(base.length)), 'utf8');
      return { path: file.replace(/\/index\.html$/, '/'), source, document: parse(source) };
    });
  const documents = Map.groupBy(await Promise.all(written), ({ document }) =>
    all(document, 'meta[http-equiv=refresh]').length > 0 ? 'redirects' : 'pages',
  );
  nameClasses(documents.get('pages') ?? []);
  const content = await readContent(root, configuredSite);
  return {
    root,
    base,
    url: new URL(base, configuredSite.url).href,
    files,
    pages: documents.get('pages') ?? [],
    redirects: documents.get('redirects') ?? [],
    content,
    posts: publishedPosts(content.posts, NOW),
  };
}

/**
 * Gives classes the names that they have in the styles: pages carry shorter ones, but for the search
 * page, which has all styles as they are written.
 */
function nameClasses(pages: readonly SitePage[]): void {
  const search = pages.find(({ path }) => path.endsWith('/search/'));
  if (!search) throw new Error('There is no search page');
  const css = all(search.document, 'style').map(sourceOf).join('');
  const names = new Map([...shortClassNames(css)].map(([name, short]) => [short, name]));
  for (const { document } of pages.filter((page) => page !== search)) {
    for (const value of all(document, '*[class]').flatMap(({ attrs }) =>
      attrs.filter(({ name }) => name === 'class'),
    )) {
      value.value = value.value
        .split(' ')
        .map((short) => names.get(short) ?? short)
        .join(' ');
    }
  }
}

/** The site at the root of its host and the one below a path, for what must hold for both. */
export async function builtSites(): Promise<[name: string, site: BuiltSite][]> {
  return [
    ['at the root of its host', await builtSite(inject('built'))],
    ['below /insights/', await builtSite(inject('builtBelow'), '/insights/')],
  ];
}

/** A file of `dist/`, such as `rss.xml`. */
export function distFile({ root }: BuiltSite, name: string): Promise<string> {
  return readFile(join(root, 'dist', name), 'utf8');
}

/** The page at a path below the base, such as `archive/`. */
export function pageAt({ pages, base }: BuiltSite, relative: string): SitePage {
  const page = pages.find(({ path }) => path === base + relative);
  if (!page) throw new Error(`There is no page ${base}${relative}`);
  return page;
}

/** Where a post's page must be, below the base; spelled out here so that the site's own URLs are not asked. */
export function postPath({ date, slug }: Pick<Post, 'date' | 'slug'>): string {
  return `${date.toPlainDate().toString().slice(0, 7).replace('-', '/')}/${slug}/`;
}

/** HTML that is no whole page, such as a feed's. */
export function fragment(source: string): Node {
  return parseFragment(source);
}

/**
 * The elements below a node that a selector describes, in document order. A selector is compounds
 * such as `a.more[rel=next]`, with spaces for "somewhere below"; `*` is any element.
 */
export function all(node: Node, selector: string): Element[] {
  return selector
    .split(' ')
    .reduce<Node[]>(
      (nodes, compound) => [
        ...new Set(nodes.flatMap((parent) => descendants(parent).filter(matcher(compound)))),
      ],
      [node],
    ) as Element[];
}

/** The only element that a selector describes. */
export function one(node: Node, selector: string): Element {
  const [element, ...others] = all(node, selector);
  if (!element || others.length > 0) {
    throw new Error(`${others.length + (element ? 1 : 0)} elements are ${selector}, not one`);
  }
  return element;
}

/** An attribute's value; undefined where it is not set. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

/** The text below a node as a reader sees it: blocks set apart, and white space made single. */
export function textOf(node: Node): string {
  return rawText(node).replaceAll(/\s+/g, ' ').trim();
}

/** What stands in a `<script>` or a `<style>`, which is no text that a reader sees. */
export function sourceOf({ childNodes }: Element): string {
  return childNodes.map((node) => ('value' in node ? node.value : '')).join('');
}

/** Links below a node, as pairs of text and `href`. */
export function linksOf(node: Node, selector = 'a'): [text: string, href: string][] {
  return all(node, selector).map((link) => [textOf(link), attribute(link, 'href') ?? '']);
}

function rawText(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  if (node.nodeName === 'style' || node.nodeName === 'script') return '';
  const text = childrenOf(node).map(rawText).join('');
  return INLINE.has(node.nodeName) ? text : ` ${text} `;
}

function childrenOf(node: Node): Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}

function descendants(node: Node): Element[] {
  return childrenOf(node).flatMap((child) =>
    'tagName' in child ? [child, ...descendants(child)] : [],
  );
}

function matcher(compound: string): (element: Element) => boolean {
  const [, tag, classes = '', attributes = ''] =
    /^([\w*]*)((?:\.[\w-]+)*)((?:\[[^\]]+\])*)$/.exec(compound) ?? [];
  if (tag === undefined) throw new Error(`"${compound}" is not a selector`);
  const wanted = [...attributes.matchAll(/\[([^=\]]+)(?:=([^\]]+))?\]/g)];
  return (element) => {
    const own = attribute(element, 'class')?.split(' ') ?? [];
    return (
      (tag === '' || tag === '*' || element.tagName === tag) &&
      classes
        .split('.')
        .slice(1)
        .every((name) => own.includes(name)) &&
      wanted.every(([, name = '', value]) => {
        const actual = attribute(element, name);
        return actual !== undefined && (value === undefined || actual === value);
      })
    );
  };
}
