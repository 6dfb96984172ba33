import { getRssString } from '@astrojs/rss';
import XMLBuilder from 'fast-xml-builder';
import { asDate } from '../blog/dates.ts';
import type { Post } from '../blog/post.ts';
import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';
import { portablePost } from '../portable/portable-post.ts';
import { xmlText } from './xml-text.ts';

/** Newest posts in a feed; enough for a reader who was away for a season. */
const LENGTH = 20;

/** `@astrojs/rss` takes whatever it has no option for as XML text. */
const xml = new XMLBuilder({ ignoreAttributes: false });

/**
 * The site's RSS 2.0 feed: the newest posts with their full text as portable HTML.
 *
 * `lastBuildDate` is the newest date of the content, never the clock's: the same posts make the
 * same feed.
 *
 * @param posts published posts, newest first
 */
export async function rss(posts: readonly Post[], site: Site, urls: Urls): Promise<string> {
  const newest = posts.slice(0, LENGTH);
  return getRssString({
    title: xmlText(site.name),
    description: xmlText(site.description),
    site: site.url,
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: xml.build({
      // https://www.rssboard.org/rss-profile#namespace-elements-atom-link
      'atom:link': {
        '@_href': urls.absolute(urls.rss()),
        '@_rel': 'self',
        '@_type': 'application/rss+xml',
      },
      language: site.language,
      ...lastBuildDate(newest),
    }),
    items: await Promise.all(newest.map((post) => item(post, site, urls))),
  });
}

async function item(post: Post, site: Site, urls: Urls) {
  return {
    title: xmlText(post.title),
    link: urls.absolute(urls.post(post)),
    description: xmlText(post.excerpt),
    pubDate: asDate(post.date),
    categories: post.topics.map((id) => xmlText(site.topics[id]?.name ?? id)),
    content: xmlText(await portablePost(post, urls)),
    customData: xml.build({
      // The id outlives renames: with the link as guid, a renamed post would be new to every reader.
      guid: { '@_isPermaLink': 'false', '#text': `post:${post.id}` },
      'dc:creator': post.authors.map((id) => xmlText(site.authors[id]?.name ?? id)),
    }),
  };
}

function lastBuildDate(posts: readonly Post[]): { lastBuildDate?: string } {
  const dates = posts.map(({ date, updated }) => updated?.at ?? date);
  const latest = dates.sort(Temporal.ZonedDateTime.compare).at(-1);
  return latest ? { lastBuildDate: asDate(latest).toUTCString() } : {};
}
