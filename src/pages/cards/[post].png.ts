import type { APIRoute } from 'astro';
import type { Post } from '../../blog/post.ts';
import { postCardPng } from '../../covers/pngs.ts';
import { site } from '../../site.config.ts';
import { visiblePosts } from '../../sources/astro.ts';

export async function getStaticPaths() {
  return (await visiblePosts()).map((post) => ({ params: { post: post.id }, props: { post } }));
}

/** The sharing card of a post. */
export const GET: APIRoute<{ post: Post }> = async ({ props: { post } }) =>
  new Response(new Uint8Array(await postCardPng(post, site)), {
    headers: { 'Content-Type': 'image/png' },
  });
