import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Post } from '../blog/post.ts';
import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';
import { type Redirects, redirects } from './redirects.ts';

/**
 * Adds what leads from old addresses to a built site: all of it, or, if anything is in the way,
 * nothing.
 *
 * @param folder where the site was built
 */
export async function writeRedirects(
  folder: string,
  posts: readonly Post[],
  site: Site,
  urls: Urls,
): Promise<Redirects> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const built = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
  const made = redirects(posts, built, site, urls);
  for (const [file, contents] of made.files) {
    const path = join(folder, file);
    // Rules of the publisher's own, from public/_redirects, come first.
    const before =
      file === '_redirects' && built.includes(file) ? await readFile(path, 'utf8') : '';
    await mkdir(dirname(path), { recursive: true });
    await writeFile(
      path,
      before && !before.endsWith('\n') ? `${before}\n${contents}` : before + contents,
    );
  }
  return made;
}
