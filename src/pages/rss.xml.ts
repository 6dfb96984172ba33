import type { APIRoute } from 'astro';
import { postItems } from '../feeds/feed.ts';
import { rss } from '../feeds/rss.ts';
import { siteFeeds } from '../feeds/site-feeds.ts';
import { site, urls } from '../site.config.ts';
import { listedPosts, pictures } from '../sources/astro.ts';

export const GET: APIRoute = async () => {
  const items = await postItems(await listedPosts(), pictures, site, urls);
  return new Response(await rss({ ...siteFeeds(site, urls).posts, items }, site.language), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
};
