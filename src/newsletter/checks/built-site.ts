import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CheerioAPI, load } from 'cheerio';
import { imageSize } from 'image-size';
import type { Site } from '../../blog/site.ts';
import type { Urls } from '../../blog/urls.ts';

/** A file of the built site: of a page the ids in it, of a picture what it is. */
type BuiltFile = {
  bytes: number;
  ids?: ReadonlySet<string>;
  picture?: { type: string; width: number; height: number };
};

/** Files of the built site by the address they answer, without its fragment. */
export type BuiltSite = ReadonlyMap<string, BuiltFile>;

/** What a built site holds of all that an email refers to; undefined if it was never built. */
export async function builtSite(
  folder: string,
  page: CheerioAPI,
  site: Pick<Site, 'url'>,
  urls: Urls,
): Promise<BuiltSite | undefined> {
  if (!(await contents(join(folder, 'index.html')))) return undefined;
  const held = new Map<string, BuiltFile>();
  for (const address of addresses(page)) {
    const path = pathOnSite(address, site, urls);
    if (path === undefined) continue;
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const bytes = await contents(join(folder, file));
    if (bytes) held.set(withoutFragment(address), builtFile(file, bytes));
  }
  return held;
}

/** Every address that the email leads to or loads. */
export function addresses(page: CheerioAPI): string[] {
  const found = page('a[href], img[src]')
    .toArray()
    .map((element) => page(element).attr('href') ?? page(element).attr('src') ?? '');
  return [...new Set(found)];
}

/** What of an address lies below the site's root, decoded; undefined for one that is not the site's. */
export function pathOnSite(
  address: string,
  site: Pick<Site, 'url'>,
  urls: Pick<Urls, 'belowBase'>,
): string | undefined {
  const url = URL.parse(address);
  if (url?.origin !== new URL(site.url).origin) return undefined;
  return urls.belowBase(decoded(url.pathname));
}

/** A part of an address as it is meant; as it is where a sign of per cent in it stands for itself. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** An address without the part that names a place within its page. */
export function withoutFragment(address: string): string {
  return address.split('#', 1)[0] ?? '';
}

function builtFile(file: string, contents: Buffer): BuiltFile {
  const bytes = contents.length;
  if (file.endsWith('.html')) {
    const page = load(contents.toString());
    return {
      bytes,
      ids: new Set(
        page('[id]')
          .toArray()
          .map((element) => page(element).attr('id') ?? ''),
      ),
    };
  }
  try {
    const { type = '', width, height } = imageSize(contents);
    return { bytes, picture: { type, width, height } };
  } catch {
    return { bytes };
  }
}

async function contents(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      return undefined;
    }
    throw error;
  }
}
