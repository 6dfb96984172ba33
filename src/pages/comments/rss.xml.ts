import type { APIRoute } from 'astro';
import { commentItems } from '../../feeds/comment-items.ts';
import { rss } from '../../feeds/rss.ts';
import { siteFeeds } from '../../feeds/site-feeds.ts';
import { site, urls } from '../../site.config.ts';
import { allContent, listedPosts } from '../../sources/astro.ts';

export const GET: APIRoute = async () => {
  const { comments } = await allContent();
  const items = commentItems(comments, await listedPosts(), urls);
  return new Response(await rss({ ...siteFeeds(site, urls).comments, items }, site.language), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
};
