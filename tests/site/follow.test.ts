import { describe, expect, it } from 'vitest';
import { site as configured } from '../../src/site.config.ts';
import { all, builtSites, linksOf, one, pageAt, textOf } from './pages.ts';

const sites = await builtSites();

describe.each(sites)('the page that says how to follow a site %s', (_, site) => {
  const { document } = pageAt(site, 'follow/');

  it('has the address of every feed there is, once', () => {
    const feeds = [...site.files]
      .filter((file) => /\/(rss\.xml|feed\.json)$/.test(file))
      .map((file) => new URL(file, site.url).href);
    expect(feeds).toHaveLength(4 + Object.keys(configured.topics).length);
    expect(all(document, 'main dl.feeds code').map(textOf).sort()).toEqual(feeds.sort());
  });

  it('names what each brings', () => {
    const named = all(document, 'main dl.feeds div').map((feed) => [
      textOf(one(feed, 'dt')),
      new URL(textOf(one(feed, 'code'))).pathname.slice(site.base.length),
    ]);
    expect(named).toEqual([
      ['All posts', 'rss.xml'],
      ['All posts, as JSON Feed', 'feed.json'],
      [configured.newsletter.name, 'weekly-insights/rss.xml'],
      ['Comments', 'comments/rss.xml'],
      ...Object.entries(configured.topics).map(([id, { name }]) => [name, `topics/${id}/rss.xml`]),
    ]);
  });

  it('leads to the newsletter', () => {
    expect(linksOf(document, 'main a').map(([, href]) => href)).toEqual([
      `${site.base}weekly-insights/`,
    ]);
  });

  it('is a step away from every page', () => {
    const without = site.pages.filter(
      (page) =>
        !linksOf(page.document, 'footer a').some(([, href]) => href === `${site.base}follow/`),
    );
    expect(without.map(({ path }) => path)).toEqual([]);
  });
});
