/** Reads feeds of built sites as the structures that they are. */
import { XMLParser } from 'fast-xml-parser';
import { type BuiltSite, distFile } from './pages.ts';

/** An item of an RSS feed. */
type Item = Record<'title' | 'link' | 'description' | 'pubDate' | 'content:encoded', string> & {
  guid: { '#text': string; '@_isPermaLink': string };
  category?: string[];
  'dc:creator': string[];
};

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => ['item', 'category', 'dc:creator'].includes(name),
});

/** An RSS feed of a built site: as it was written, and what is in it. */
export async function feedOf(site: BuiltSite, path: string) {
  const xml = await distFile(site, path);
  const { rss } = parser.parse(xml);
  return { xml, rss, items: rss.channel.item as Item[] };
}
