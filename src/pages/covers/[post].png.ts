import type { APIRoute } from 'astro';
import type { Post } from '../../blog/post.ts';
import { drawnCoverPng } from '../../covers/pngs.ts';
import { visiblePosts } from '../../sources/astro.ts';

export async function getStaticPaths() {
  const drawn = (await visiblePosts()).filter(({ cover }) => !cover);
  return drawn.map((post) => ({ params: { post: post.id }, props: { post } }));
}

/** The drawn cover of a post without its own, for email. */
export const GET: APIRoute<{ post: Post }> = async ({ props: { post } }) =>
  new Response(new Uint8Array(await drawnCoverPng(post)), {
    headers: { 'Content-Type': 'image/png' },
  });
