import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';
import type { Grants } from './content-security-policy.ts';
import { hardenedPage } from './hardened-page.ts';
import { headersFile } from './headers.ts';

/** Pages that may do more than others, by their file below the site's folder. */
const MAY_DO_MORE: Readonly<Record<string, Grants>> = {
  // Pagefind is WebAssembly.
  'search/index.html': { 'script-src': ["'wasm-unsafe-eval'"] },
};

/** Hardens every page in the folder of a built site, and adds the headers that its host should send. */
export async function hardenSite(
  folder: string,
  site: Pick<Site, 'url'>,
  urls: Urls,
): Promise<void> {
  for await (const entry of glob('**/*.html', { cwd: folder })) {
    const file = join(folder, entry);
    const grants = MAY_DO_MORE[entry.replaceAll('\\', '/')];
    await writeFile(file, hardenedPage(await readFile(file, 'utf8'), grants));
  }
  await writeFile(join(folder, '_headers'), headersFile(site, urls));
}
