import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import * as pagefind from 'pagefind';
import { longDay, machineTime } from '../blog/dates.ts';
import type { Post } from '../blog/post.ts';
import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';

/** Pagefind's ready-made interfaces; the search page has its own. */
const UNUSED = /-ui\.(css|js)$|^pagefind-highlight\.js$/;

/**
 * Writes Pagefind's index of the posts, and the program that searches it, into a built site.
 *
 * @param folder the built site
 * @param posts published posts, newest first
 * @throws when Pagefind finds a page that it can't read
 */
export async function writeSearchIndex(
  folder: string,
  posts: readonly Post[],
  site: Site,
  urls: Urls,
): Promise<void> {
  const { index, errors } = await pagefind.createIndex({
    rootSelector: 'article.post',
    excludeSelectors: ['.meta', '.disclosure', '.cover'],
    forceLanguage: site.language,
  });
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`);
  try {
    // One after the other: the order of the posts decides the bytes of the index.
    for (const post of posts) {
      const path = urls.post(post);
      const page = await readFile(
        join(folder, path.slice(urls.blog().length), 'index.html'),
        'utf8',
      );
      const added = await index.addHTMLFile({
        url: path,
        // Pagefind looks within its root only.
        content: page.replace(/<article class="post"[^>]*>/, (tag) => tag + facts(post, site)),
      });
      if (added.errors.length > 0) throw new Error(`Pagefind: ${added.errors.join('; ')}`);
    }
    const { files } = await index.getFiles();
    for (const { path, content } of files.filter(({ path }) => !UNUSED.test(path))) {
      const file = join(folder, urls.searchIndex().slice(urls.blog().length), path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  } finally {
    await pagefind.close();
  }
}

/** What Pagefind is told of a post besides its text, in the form in which it reads it. */
function facts(post: Post, site: Site): string {
  const { date, timed, topics } = post;
  return toHtml([
    ...topics.map((id) => fact('filter', 'topic', site.topics[id]?.name ?? id)),
    fact('filter', 'year', String(date.year)),
    fact('sort', 'date', machineTime({ at: date, timed })),
    fact('meta', 'day', longDay(date, site.locale)),
  ]);
}

function fact(kind: 'filter' | 'sort' | 'meta', name: string, content: string) {
  return h('meta', { [`data-pagefind-${kind}`]: `${name}[content]`, content });
}
