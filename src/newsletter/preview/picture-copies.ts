import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Content } from '../../blog/content.ts';
import type { Site } from '../../blog/site.ts';
import type { Urls } from '../../blog/urls.ts';
import { drawnCoverPng } from '../../covers/pngs.ts';
import { pathOnSite } from '../checks/built-site.ts';

/** What there is on this machine of an email's pictures. */
export type PictureCopies = {
  /** Each picture as an address that holds its data, by its address in the email. */
  data: Map<string, string>;
  /** Addresses of which there is nothing. */
  missing: string[];
};

const TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
};

/**
 * Copies of pictures, from the project's content, from what it draws, or from its built site. They
 * are data within the page, since a sandboxed page on a disk may load no file beside it.
 */
export async function pictureCopies(
  addresses: readonly string[],
  root: string,
  content: Pick<Content, 'posts' | 'pictures'>,
  site: Pick<Site, 'url'>,
  urls: Urls,
): Promise<PictureCopies> {
  const copies: PictureCopies = { data: new Map(), missing: [] };
  for (const address of addresses) {
    const bytes = await pictureAt(address, root, content, site, urls);
    const type = TYPES[extname(address).toLowerCase()];
    if (!bytes || !type) copies.missing.push(address);
    else copies.data.set(address, `data:${type};base64,${Buffer.from(bytes).toString('base64')}`);
  }
  return copies;
}

async function pictureAt(
  address: string,
  root: string,
  { posts, pictures }: Pick<Content, 'posts' | 'pictures'>,
  site: Pick<Site, 'url'>,
  urls: Urls,
): Promise<Uint8Array | undefined> {
  // The author's own stands for its light version, which only a built site has.
  const authored = [...pictures.keys()].find((name) =>
    [urls.emailPicture(name), urls.picture(name)].map(urls.absolute).includes(address),
  );
  if (authored) return readFile(join(root, 'content/pictures', authored));
  const drawn = posts.find(({ id }) => urls.absolute(urls.drawnCover(id)) === address);
  if (drawn) return drawnCoverPng(drawn);
  return builtFile(address, root, site, urls);
}

/** A file of the built site, which need not be there. */
async function builtFile(
  address: string,
  root: string,
  site: Pick<Site, 'url'>,
  urls: Urls,
): Promise<Buffer | undefined> {
  const path = pathOnSite(address, site, urls);
  if (path === undefined) return undefined;
  return readFile(join(root, 'dist', path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'EISDIR') return undefined;
    throw error;
  });
}
