import type { Content } from '../blog/content.ts';
import type { Post } from '../blog/post.ts';
import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';
import { portablePost } from '../portable/portable-post.ts';

/** What a feed says of itself, and its items. Addresses are absolute, texts plain unless said otherwise. */
export type Feed = {
  title: string;
  description: string;
  /** The page whose news it brings. */
  page: string;
  /** Where the feed itself is. */
  url: string;
  /** Newest first. */
  items: FeedItem[];
};

/** One item of a feed. */
export type FeedItem = {
  /** Permanent: it outlives renames. With the address in its place, a renamed post would be new to every reader. */
  id: string;
  url: string;
  title: string;
  summary: string;
  /** Portable HTML. */
  html: string;
  date: Temporal.ZonedDateTime;
  updated?: Temporal.ZonedDateTime;
  authors: { name: string; url?: string }[];
  topics: string[];
  /** A picture that stands for it. */
  image?: string;
};

/** Newest items in a feed; enough for a reader who was away for a season. */
export const FEED_LENGTH = 20;

/**
 * The newest posts as items of a feed, with their full text.
 *
 * @param posts published posts, newest first
 */
export function postItems(
  posts: readonly Post[],
  pictures: Content['pictures'],
  site: Site,
  urls: Urls,
): Promise<FeedItem[]> {
  return Promise.all(
    posts.slice(0, FEED_LENGTH).map((post) => postItem(post, pictures, site, urls)),
  );
}

async function postItem(
  post: Post,
  pictures: Content['pictures'],
  site: Site,
  urls: Urls,
): Promise<FeedItem> {
  return {
    id: `post:${post.id}`,
    url: urls.absolute(urls.post(post)),
    title: post.title,
    summary: post.excerpt,
    html: await portablePost(post, pictures, urls),
    date: post.date,
    ...(post.updated && { updated: post.updated.at }),
    authors: post.authors.map((id) => ({
      name: site.authors[id]?.name ?? id,
      url: urls.absolute(urls.author(id)),
    })),
    topics: post.topics.map((id) => site.topics[id]?.name ?? id),
    ...(post.cover && { image: urls.absolute(urls.picture(post.cover.picture)) }),
  };
}
