import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, inject, it } from 'vitest';
import { all, attribute, type BuiltSite, builtSite, distFile, postPath } from './pages.ts';

type Entry = { loc: string; lastmod?: string };

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  isArray: (name) => name === 'url',
});

async function withSitemap(
  site: BuiltSite,
): Promise<BuiltSite & { xml: string; entries: Entry[]; namespace: string }> {
  const xml = await distFile(site, 'sitemap.xml');
  const { urlset } = parser.parse(xml);
  return { ...site, xml, entries: urlset.url, namespace: urlset['@_xmlns'] };
}

const sites: [name: string, site: Awaited<ReturnType<typeof withSitemap>>][] = [
  ['at the root of its host', await withSitemap(await builtSite(inject('built')))],
  ['below /insights/', await withSitemap(await builtSite(inject('builtBelow'), '/insights/'))],
];

describe.each(sites)('the sitemap of a site %s', (_, site) => {
  const { xml, entries, namespace, pages, posts, url } = site;

  it('is well-formed, in the namespace of sitemaps.org', () => {
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(namespace).toBe('http://www.sitemaps.org/schemas/sitemap/0.9');
  });

  it('has each page that search engines may show, once, and no other', () => {
    const indexable = pages.filter(
      ({ document }) =>
        !all(document, 'meta[name=robots]').some(
          (meta) => attribute(meta, 'content') === 'noindex',
        ),
    );
    expect(entries.map(({ loc }) => loc).sort()).toEqual(
      indexable.map(({ path }) => new URL(path, url).href).sort(),
    );
  });

  // A post that has only a day was changed at the start of that day, where the site is.
  it('says at which moment each post was last changed, and of no other page', () => {
    const said = entries
      .filter(({ lastmod }) => lastmod !== undefined)
      .map(({ loc, lastmod = '' }) => [loc, Temporal.Instant.from(lastmod).toString()]);
    expect(said).toEqual(
      posts.map((post) => [
        new URL(postPath(post), url).href,
        (post.updated?.at ?? post.date).toInstant().toString(),
      ]),
    );
  });

  it('is named by robots.txt, which forbids nothing', async () => {
    const lines = (await distFile(site, 'robots.txt')).split('\n');
    expect(lines).toContain(`Sitemap: ${new URL('sitemap.xml', url).href}`);
    expect(lines.filter((line) => /^disallow:\s*\S/i.test(line))).toEqual([]);
  });
});
