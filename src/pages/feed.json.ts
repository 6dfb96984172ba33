import type { APIRoute } from 'astro';
import { postItems } from '../feeds/feed.ts';
import { jsonFeed } from '../feeds/json-feed.ts';
import { siteFeeds } from '../feeds/site-feeds.ts';
import { site, urls } from '../site.config.ts';
import { listedPosts, pictures } from '../sources/astro.ts';

export const GET: APIRoute = async () => {
  const items = await postItems(await listedPosts(), pictures, site, urls);
  const feed = { ...siteFeeds(site, urls).postsAsJson, items };
  const publisher = { name: site.organisation.name, url: site.url };
  return new Response(jsonFeed(feed, site.language, publisher), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
};
