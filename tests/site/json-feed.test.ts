import { describe, expect, it } from 'vitest';
import { jsonFeedFaults } from '../feeds/json-feed.ts';
import { all, attribute, builtSites, distFile, fragment, pageAt } from './pages.ts';

const sites = await builtSites();

describe.each(sites)('the JSON feed of a site %s', async (_, site) => {
  const feed = JSON.parse(await distFile(site, 'feed.json'));
  const items: Record<string, string>[] = feed.items;

  it('keeps the rules of JSON Feed 1.1', () => {
    expect(jsonFeedFaults(feed)).toEqual([]);
  });

  it('says whose it is and where it stands', () => {
    expect(feed).toMatchObject({
      home_page_url: site.url,
      feed_url: new URL('feed.json', site.url).href,
      language: 'en',
    });
  });

  it('has the twenty newest posts under the ids that RSS has', () => {
    expect(items.map(({ id }) => id)).toEqual(
      site.posts.slice(0, 20).map(({ id }) => `post:${id}`),
    );
  });

  it('dates each as its content does', () => {
    const instant = (text?: string) => text && Temporal.Instant.from(text).toString();
    expect(
      items.map(({ date_published, date_modified }) => [
        instant(date_published),
        instant(date_modified),
      ]),
    ).toEqual(
      site.posts
        .slice(0, 20)
        .map(({ date, updated }) => [
          date.toInstant().toString(),
          updated?.at.toInstant().toString(),
        ]),
    );
  });

  it('has absolute addresses only, of pages and pictures that exist', () => {
    const addresses = items.flatMap(({ url = '', image, content_html = '' }) => [
      url,
      ...(image ? [image] : []),
      ...all(fragment(content_html), '*').flatMap((element) =>
        ['href', 'src'].flatMap((name) => attribute(element, name) ?? []),
      ),
    ]);
    expect(addresses.filter((address) => !/^(https:\/\/|mailto:)/.test(address))).toEqual([]);
    const own = addresses.filter((address) => address.startsWith(new URL('/', site.url).href));
    const paths = new Set([...site.pages.map(({ path }) => path), ...site.files]);
    expect(own.filter((address) => !paths.has(new URL(address).pathname))).toEqual([]);
    expect(own.length).toBeGreaterThan(items.length);
  });

  it('is named at the head of the home page', () => {
    const [link] = all(pageAt(site, '').document, 'head link[type=application/feed+json]');
    expect(link && attribute(link, 'href')).toBe(`${site.base}feed.json`);
  });
});
