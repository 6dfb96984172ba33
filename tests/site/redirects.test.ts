import { describe, expect, inject, it } from 'vitest';
import { all, attribute, type BuiltSite, builtSite, distFile, one, textOf } from './pages.ts';

type Expected = {
  /** Each old address' page, and where it leads. */
  pages: [path: string, to: string][];
  rules: string[];
};

const CHANGED = '/insights/2026/11/changed/';

const sites: [name: string, site: BuiltSite, expected: Expected][] = [
  [
    'at the root of its host',
    await builtSite(inject('built')),
    {
      pages: [['/2026/05/word-of-mouth.html', '/2026/05/five-kinds-of-word-of-mouth/']],
      rules: ['/2026/05/word-of-mouth.html /2026/05/five-kinds-of-word-of-mouth/ 301'],
    },
  ],
  [
    'below /insights/',
    await builtSite(inject('builtBelow'), '/insights/'),
    {
      pages: [
        ['/insights/2012/02/café.html', CHANGED],
        ['/insights/old/place.html', CHANGED],
        ['/insights/old/place/', CHANGED],
        ['/insights/older/place/', CHANGED],
      ],
      rules: [
        '/2026/05/word-of-mouth.html /insights/2026/05/five-kinds-of-word-of-mouth/ 301',
        `/insights/2012/02/caf%C3%A9.html ${CHANGED} 301`,
        `/insights/old/place ${CHANGED} 301`,
        `/insights/old/place/ ${CHANGED} 301`,
        `/insights/older/place/ ${CHANGED} 301`,
      ],
    },
  ],
];

describe.each(sites)('old addresses of a site %s', (_, site, expected) => {
  const { redirects, pages, url } = site;

  it('have a page each, and nothing else has', () => {
    expect(redirects.map(({ path }) => path).sort()).toEqual(
      expected.pages.map(([path]) => path).sort(),
    );
  });

  it.each(expected.pages)('lead from %s to a page that exists', (path, to) => {
    const { document } = redirects.find((page) => page.path === path) ?? { document: undefined };
    if (!document) throw new Error(`There is no ${path}`);
    const refresh = one(document, 'meta[http-equiv=refresh]');
    expect(attribute(refresh, 'content')).toBe(`0; url=${to}`);
    const target = pages.find((page) => page.path === to);
    const link = one(document, 'body a');
    expect([attribute(link, 'href'), textOf(link)]).toEqual([
      to,
      textOf(one(target?.document ?? document, 'h1')),
    ]);
  });

  it('are known to search engines under the new address only', () => {
    for (const { document, path } of redirects) {
      const to = expected.pages.find(([from]) => from === path)?.[1] ?? '';
      const canonical = attribute(one(document, 'link[rel=canonical]'), 'href');
      expect(canonical).toBe(new URL(to, url).href);
      expect(attribute(one(document, 'meta[name=robots]'), 'content')).toBe('noindex');
    }
  });

  it('run no script and fetch nothing', () => {
    const elements = redirects.flatMap(({ document }) => all(document, '*'));
    expect(new Set(elements.map(({ tagName }) => tagName))).toEqual(
      new Set(['html', 'head', 'meta', 'title', 'link', 'body', 'p', 'a']),
    );
    expect(elements.filter(({ tagName }) => tagName === 'link')).toHaveLength(redirects.length);
  });

  it('are in no sitemap and no feed', async () => {
    for (const file of ['sitemap.xml', 'rss.xml', 'feed.json']) {
      const text = await distFile(site, file);
      expect(expected.pages.filter(([path]) => text.includes(encodeURI(path)))).toEqual([]);
    }
  });

  it('are told to hosts that can redirect', async () => {
    const rules = (await distFile(site, '_redirects')).trimEnd().split('\n');
    expect(rules).toEqual(expected.rules);
  });
});
