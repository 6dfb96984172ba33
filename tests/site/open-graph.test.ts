import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { all, attribute, builtSites, pageAt, type SitePage } from './pages.ts';

const sites = await builtSites();

/** What a value must look like; the protocol's types (https://ogp.me/#data_types). */
const TEXT = /\S/;
const ADDRESS = /^https:\/\/[^\s/]+\/\S*$/;
const NUMBER = /^[1-9]\d*$/;
const DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z))?$/;

/** Every property that these pages may have. Each may stand once, since none of them is a list here. */
const PROPERTIES: Record<string, RegExp> = {
  'og:title': TEXT,
  'og:type': /^(website|article)$/,
  'og:url': ADDRESS,
  'og:image': ADDRESS,
  'og:image:width': NUMBER,
  'og:image:height': NUMBER,
  'og:image:alt': TEXT,
  'og:description': TEXT,
  'og:site_name': TEXT,
  'og:locale': /^[a-z]{2}_[A-Z]{2}$/,
  'article:published_time': DATE,
};

/** "The four required properties for every page" (https://ogp.me/#metadata), and what previews need besides. */
const REQUIRED = [
  ...['og:title', 'og:type', 'og:image', 'og:url'],
  ...['og:image:width', 'og:image:height', 'og:image:alt', 'og:description'],
];

/** Names and values of a page's Open Graph, in their order. */
function openGraph({ document }: SitePage): [property: string, content: string][] {
  return all(document, 'head meta[property]').map((meta) => [
    attribute(meta, 'property') ?? '',
    attribute(meta, 'content') ?? '',
  ]);
}

/** What is wrong with a page's Open Graph by the protocol's rules. */
function faults(found: [property: string, content: string][]): string[] {
  const names = found.map(([name]) => name);
  const type = new Map(found).get('og:type');
  return [
    ...REQUIRED.filter((name) => !names.includes(name)).map((name) => `${name} is missing`),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `${name} stands twice`),
    ...found
      .filter(([name, content]) => !PROPERTIES[name]?.test(content))
      .map(([name, content]) => `${name} may not be "${content}"`),
    // Structured properties belong to the image before them (https://ogp.me/#structured).
    ...names
      .filter((name, index) => {
        const before = names.slice(0, index).findLast((other) => !other.startsWith('og:image:'));
        return name.startsWith('og:image:') && before !== 'og:image';
      })
      .map((name) => `${name} does not follow its image`),
    ...names
      .filter((name) => name.startsWith('article:') && type !== 'article')
      .map((name) => `${name} is not for a ${type}`),
  ];
}

describe('the rules of Open Graph', () => {
  const right: [string, string][] = [
    ['og:title', 'A'],
    ['og:type', 'article'],
    ['og:url', 'https://a.test/'],
    ['og:description', 'B'],
    ['og:image', 'https://a.test/a.png'],
    ['og:image:width', '1'],
    ['og:image:height', '1'],
    ['og:image:alt', 'C'],
    ['article:published_time', '2026-11-20'],
  ];

  it('find every kind of fault', () => {
    const without = (name: string) => right.filter(([other]) => other !== name);
    expect(faults(right)).toEqual([]);
    expect(faults(without('og:image'))).toContain('og:image is missing');
    expect(faults([...right, ['og:title', 'D']])).toEqual(['og:title stands twice']);
    expect(faults([...without('og:url'), ['og:url', '/a/']])).toEqual(['og:url may not be "/a/"']);
    expect(faults([...right, ['og:titel', 'A']])).toEqual(['og:titel may not be "A"']);
    expect(faults([...without('og:image:alt'), ['og:image:alt', 'C']])).toEqual([
      'og:image:alt does not follow its image',
    ]);
    expect(faults([...without('og:type'), ['og:type', 'website']])).toEqual([
      'article:published_time is not for a website',
    ]);
    expect(
      faults([...without('article:published_time'), ['article:published_time', '20 November']]),
    ).toEqual(['article:published_time may not be "20 November"']);
  });
});

describe.each(sites)('the Open Graph of a site %s', (_, site) => {
  const { pages, content, root, base, url } = site;
  const said = (page: SitePage, name: string) => new Map(openGraph(page)).get(name);

  it('keeps the rules on every page', () => {
    expect(
      pages.flatMap((page) => faults(openGraph(page)).map((fault) => page.path + fault)),
    ).toEqual([]);
  });

  it('names a picture that is there, of the size that is said', async () => {
    const sizes = new Map(
      pages.map((page) => [
        said(page, 'og:image') ?? '',
        [said(page, 'og:image:width'), said(page, 'og:image:height')],
      ]),
    );
    for (const [address, size] of sizes) {
      const file = new URL(address).pathname.slice(base.length);
      const { width, height, format } = await sharp(
        await readFile(join(root, 'dist', file)),
      ).metadata();
      expect([format, String(width), String(height)], address).toEqual(['png', ...size]);
    }
  });

  it('shows the publication’s own card where there is no other', () => {
    const own = pages.filter((page) => said(page, 'og:image') === `${url}card.png`);
    const articles = pages.filter((page) => said(page, 'og:type') === 'article');
    expect(own.map(({ path }) => path)).toContain(base);
    expect(own.length + articles.length).toBe(pages.length);
    expect(own.filter((page) => articles.includes(page))).toEqual([]);
  });

  it('is for a large preview', () => {
    for (const { document, path } of pages) {
      expect(
        all(document, 'head meta[name=twitter:card]').map((meta) => attribute(meta, 'content')),
        path,
      ).toEqual(['summary_large_image']);
    }
  });

  it('dates issues, since no JSON-LD does', () => {
    for (const { week, window } of content.issues) {
      expect(said(pageAt(site, `weekly-insights/${week}/`), 'article:published_time')).toBe(
        `${window.to.toPlainDateTime().toString({ smallestUnit: 'second' })}${window.to.offset}`,
      );
    }
  });
});
