import { getRssString } from '@astrojs/rss';
import XMLBuilder from 'fast-xml-builder';
import { asDate } from '../blog/dates.ts';
import type { Feed, FeedItem } from './feed.ts';
import { xmlText } from './xml-text.ts';

/** `@astrojs/rss` takes whatever it has no option for as XML text. */
const xml = new XMLBuilder({ ignoreAttributes: false });

/**
 * A feed as RSS 2.0.
 *
 * `lastBuildDate` is the newest date of the content, never the clock's: the same items make the
 * same feed.
 *
 * @param language the BCP 47 tag of its texts
 */
export function rss(feed: Feed, language: string): Promise<string> {
  return getRssString({
    title: xmlText(feed.title),
    description: xmlText(feed.description),
    site: feed.page,
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: xml.build({
      // https://www.rssboard.org/rss-profile#namespace-elements-atom-link
      'atom:link': { '@_href': feed.url, '@_rel': 'self', '@_type': 'application/rss+xml' },
      language,
      ...lastBuildDate(feed.items),
    }),
    items: feed.items.map(item),
  });
}

function item({ id, url, title, summary, html, date, authors, topics }: FeedItem) {
  return {
    title: xmlText(title),
    link: url,
    description: xmlText(summary),
    pubDate: asDate(date),
    categories: topics.map(xmlText),
    content: xmlText(html),
    customData: xml.build({
      guid: { '@_isPermaLink': 'false', '#text': id },
      'dc:creator': authors.map(({ name }) => xmlText(name)),
    }),
  };
}

function lastBuildDate(items: readonly FeedItem[]): { lastBuildDate?: string } {
  const dates = items.map(({ date, updated }) => updated ?? date);
  const latest = dates.sort(Temporal.ZonedDateTime.compare).at(-1);
  return latest ? { lastBuildDate: asDate(latest).toUTCString() } : {};
}
