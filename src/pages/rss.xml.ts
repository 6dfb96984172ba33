import type { APIRoute } from 'astro';
import { rss } from '../feeds/rss.ts';
import { site, urls } from '../site.config.ts';
import { listedPosts } from '../sources/astro.ts';

export const GET: APIRoute = async () =>
  new Response(await rss(await listedPosts(), site, urls), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
