import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import { pictures } from '../../sources/astro.ts';

/**
 * The pictures of `content/pictures/` with one extension, as they are. A route for each extension,
 * since Astro's dev server wants a slash behind every path whose route doesn't end in one.
 */
export function pictureRoute(extension: 'png' | 'jpg' | 'jpeg') {
  const type = extension === 'png' ? 'image/png' : 'image/jpeg';
  const GET: APIRoute<never, { name: string }> = async ({ params: { name } }) => {
    const bytes = await readFile(join('content/pictures', `${name}.${extension}`));
    return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } });
  };
  const getStaticPaths = () =>
    [...pictures.keys()].flatMap((file) => {
      const [name, format] = file.split('.');
      return format === extension ? [{ params: { name } }] : [];
    });
  return { getStaticPaths, GET };
}
