import type { APIRoute } from 'astro';
import { sitemap } from '../feeds/sitemap.ts';
import { site, urls } from '../site.config.ts';
import { allContent, listedPosts, publishedIssues } from '../sources/astro.ts';

export const GET: APIRoute = async () => {
  const { pages } = await allContent();
  const content = { posts: await listedPosts(), pages, issues: await publishedIssues() };
  return new Response(await sitemap(content, site, urls), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
};
