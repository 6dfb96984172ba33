import { machineTime } from '../blog/dates.ts';
import type { Feed, FeedItem } from './feed.ts';
import { xmlText } from './xml-text.ts';

/**
 * A feed as JSON Feed 1.1 (jsonfeed.org), with the same items under the same ids as its RSS.
 *
 * @param language the BCP 47 tag of its texts
 * @param publisher who answers for the whole of it
 */
export function jsonFeed(
  { title, description, page, url, items }: Feed,
  language: string,
  publisher: { name: string; url: string },
): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: page,
    feed_url: url,
    language,
    authors: [publisher],
    items: items.map(item),
  };
  // Readers turn the texts into HTML and XML, where the same characters are illegal.
  return JSON.stringify(feed, (_, value) => (typeof value === 'string' ? xmlText(value) : value));
}

function item({ id, url, title, summary, html, date, updated, authors, topics, image }: FeedItem) {
  return {
    id,
    url,
    title,
    summary,
    content_html: html,
    ...(image && { image }),
    // RFC 3339 asks for a time of day, also of what has only a day: its first moment.
    date_published: machineTime({ at: date, timed: true }),
    ...(updated && { date_modified: machineTime({ at: updated, timed: true }) }),
    authors,
    tags: topics,
  };
}
