import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { pictures } from '../../sources/astro.ts';

export function getStaticPaths() {
  return [...pictures.keys()].map((name) => ({ params: { name } }));
}

/** A picture of `content/pictures/` as it is, for feeds and email. */
export const GET: APIRoute<never, { name: string }> = async ({ params: { name } }) => {
  const bytes = await readFile(join('content/pictures', name));
  const type = name.endsWith('.png') ? 'image/png' : 'image/jpeg';
  return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } });
};
