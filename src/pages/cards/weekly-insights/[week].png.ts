import type { APIRoute } from 'astro';
import { type Issue, issuePosts } from '../../../blog/issue.ts';
import type { Post } from '../../../blog/post.ts';
import { issueCardPng } from '../../../covers/pngs.ts';
import { site } from '../../../site.config.ts';
import { allContent, publishedIssues } from '../../../sources/astro.ts';

export async function getStaticPaths() {
  const { posts } = await allContent();
  return (await publishedIssues()).flatMap((issue) => {
    const [lead] = issuePosts(issue, posts);
    return lead ? [{ params: { week: issue.week }, props: { issue, lead } }] : [];
  });
}

/** The sharing card of an issue. */
export const GET: APIRoute<{ issue: Issue; lead: Post }> = async ({ props: { issue, lead } }) =>
  new Response(new Uint8Array(await issueCardPng(issue, lead, site)), {
    headers: { 'Content-Type': 'image/png' },
  });
