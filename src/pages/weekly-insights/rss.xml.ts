import type { APIRoute } from 'astro';
import { issueItems } from '../../feeds/issue-items.ts';
import { rss } from '../../feeds/rss.ts';
import { siteFeeds } from '../../feeds/site-feeds.ts';
import { assembledIssue } from '../../newsletter/assembled-issue.ts';
import { site, urls } from '../../site.config.ts';
import { allContent, publishedIssues } from '../../sources/astro.ts';

export const GET: APIRoute = async () => {
  const content = await allContent();
  const issues = await Promise.all(
    (await publishedIssues()).map((issue) => assembledIssue(issue, content, site, urls)),
  );
  const feed = { ...siteFeeds(site, urls).issues, items: issueItems(issues, site) };
  return new Response(await rss(feed, site.language), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
};
