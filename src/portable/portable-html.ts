import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema, type Options as Schema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import remarkSmartypants from 'remark-smartypants';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { VFileMessage } from 'vfile-message';
import type { Content } from '../blog/content.ts';
import { ContentError } from '../blog/problem.ts';
import { TYPOGRAPHY } from '../blog/typography.ts';
import type { Urls } from '../blog/urls.ts';
import { rehypeAuthorComponents } from './author-components.ts';
import { type Destinations, rehypeDestinations } from './links.ts';
import { SAFE_HTML } from './safe-html.ts';

/** A text of an author: Markdown, or MDX if the file's name ends so. */
export type Source = { file: string; body: string };

/**
 * Portable HTML of an author's text: it stands on its own outside the site, with safe elements and
 * attributes only, without scripts, styles or classes.
 *
 * @throws {ContentError} when an MDX file can't be read or uses a component wrongly
 */
export async function portableHtml(source: Source, destinations: Destinations): Promise<string> {
  return standingHtml(await portableTree(source, destinations));
}

/** Portable HTML from its tree. */
export function standingHtml(tree: Root): string {
  return toHtml(unified().use(rehypeSanitize, SAFE).runSync(tree)).trim();
}

/**
 * The tree that portable HTML is made from. Besides what is safe anywhere it keeps the classes and
 * drawings of author components, for whoever can show more of them, such as the email.
 *
 * @throws {ContentError} when an MDX file can't be read or uses a component wrongly
 */
export async function portableTree(source: Source, destinations: Destinations): Promise<Root> {
  const mdx = source.file.endsWith('.mdx');
  const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkSmartypants, TYPOGRAPHY);
  const html = (mdx ? markdown.use(remarkMdx) : markdown)
    .use(remarkRehype, { allowDangerousHtml: true, ...(mdx && { passThrough: MDX_NODES }) })
    .use(mdx ? [rehypeAuthorComponents] : [])
    .use(rehypeRaw, { passThrough: [] })
    .use(rehypeSanitize, SAFE_WITH_COMPONENTS)
    .use(rehypeDestinations, destinations);
  const file = new VFile({ path: source.file, value: source.body });
  try {
    return await html.run(html.parse(file), file);
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error;
    // A tag that is never closed has its place in the message only: "… for `<Callout>` (3:1-3:20)".
    const [, line, column] = /\((\d+):(\d+)/.exec(error.reason) ?? [];
    throw new ContentError([
      {
        file: source.file,
        line: error.line ?? Number(line ?? 1),
        column: error.column ?? Number(column ?? 1),
        reason: `This MDX can't be read: ${error.reason}`,
        fix: 'Close every <Tag>, write attributes as name="value", and write \\< and \\{ where the characters themselves are meant.',
      },
    ]);
  }
}

/**
 * Destinations that hold outside the site: absolute ones. Fragments lead to the page that the text is
 * from.
 *
 * @param pictures their sizes, which are said with each
 * @param widest how wide a picture may be shown, in pixels
 */
export function absoluteDestinations(
  urls: Urls,
  page: string,
  pictures?: Content['pictures'],
  widest = Number.POSITIVE_INFINITY,
): Destinations {
  return {
    size: (name) => {
      const size = pictures?.get(name);
      if (!size) return undefined;
      const width = Math.min(widest, size.width);
      return { width, height: Math.round((size.height * width) / size.width) };
    },
    link: (href) => new URL(urls.authored(href), urls.absolute(page)).href,
    picture: (name) => urls.absolute(urls.picture(name)),
  };
}

/** Destinations on the site itself. */
export function siteDestinations(urls: Urls): Destinations {
  return { link: urls.authored, picture: urls.picture };
}

const MDX_NODES = [
  'mdxjsEsm',
  'mdxFlowExpression',
  'mdxTextExpression',
  'mdxJsxFlowElement',
  'mdxJsxTextElement',
] as const satisfies string[];

/** GitHub's allow-list, which footnotes and task lists pass, what components are made of, and the HTML that Markdown may hold; ids are ours and get no prefix. */
const SAFE = {
  ...defaultSchema,
  tagNames: [
    ...(defaultSchema.tagNames ?? []),
    ...['aside', 'caption', 'figcaption', 'figure'],
    ...SAFE_HTML,
  ],
  protocols: {
    ...defaultSchema.protocols,
    href: [...(defaultSchema.protocols?.href ?? []), 'tel'],
  },
  // A drawing that is not allowed goes with the words in it.
  strip: [...(defaultSchema.strip ?? []), 'svg'],
  attributes: withoutClasses(defaultSchema.attributes ?? {}),
  clobber: [],
  clobberPrefix: '',
};

/** GitHub allows the classes that its own styles use; elsewhere nothing answers to them. */
function withoutClasses(attributes: NonNullable<Schema['attributes']>): Schema['attributes'] {
  const isClass = (attribute: string | readonly unknown[]) =>
    (typeof attribute === 'string' ? attribute : attribute[0]) === 'className';
  return Object.fromEntries(
    Object.entries(attributes).map(([element, allowed]) => [
      element,
      allowed.filter((attribute) => !isClass(attribute)),
    ]),
  );
}

/** The same, and what author components say of themselves by classes and drawings. */
const SAFE_WITH_COMPONENTS = {
  ...SAFE,
  tagNames: [...SAFE.tagNames, 'svg', 'rect', 'polyline'],
  attributes: {
    ...SAFE.attributes,
    aside: ['className'],
    figure: ['className'],
    p: ['className'],
    svg: ['className'],
    rect: ['x', 'width'],
    polyline: ['points'],
  },
};
