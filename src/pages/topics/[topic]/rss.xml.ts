import type { APIRoute } from 'astro';
import { postsByTopic } from '../../../blog/archive.ts';
import type { Post } from '../../../blog/post.ts';
import { postItems } from '../../../feeds/feed.ts';
import { rss } from '../../../feeds/rss.ts';
import { siteFeeds } from '../../../feeds/site-feeds.ts';
import { site, urls } from '../../../site.config.ts';
import { listedPosts, pictures } from '../../../sources/astro.ts';

export async function getStaticPaths() {
  return postsByTopic(await listedPosts(), Object.keys(site.topics)).map(({ key, posts }) => ({
    params: { topic: key },
    props: { posts },
  }));
}

export const GET: APIRoute<{ posts: Post[] }, { topic: string }> = async ({ params, props }) => {
  const items = await postItems(props.posts, pictures, site, urls);
  const feed = { ...siteFeeds(site, urls).topic(params.topic), items };
  return new Response(await rss(feed, site.language), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
};
