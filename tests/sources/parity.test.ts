import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Content } from '../../src/blog/content.ts';
import { site } from '../../src/site.config.ts';
import { allContent } from '../../src/sources/astro.ts';
import { readContent } from '../../src/sources/files.ts';

/** Content in a comparable form: no order of files, no blank lines around a text, no classes. */
function comparable({ posts, pages, issues, comments, pictures }: Content) {
  return {
    posts: plain(posts.map((post) => ({ ...post, body: post.body.trim() }))),
    pages: plain(pages.map((page) => ({ ...page, body: page.body.trim() }))),
    issues: plain(issues.map((issue) => ({ ...issue, note: issue.note.trim() }))),
    comments: plain(comments.map((comment) => ({ ...comment, body: comment.body.trim() }))),
    pictures: Object.fromEntries(
      [...pictures].map(([name, { width, height }]) => [name, { width, height }]),
    ),
  };
}

function plain(items: { file: string }[]): unknown[] {
  return items
    .toSorted((a, b) => (a.file < b.file ? -1 : 1))
    .map((item) => JSON.parse(JSON.stringify(item)));
}

it('gives the site and the scripts the same content', async () => {
  const onDisk = comparable(await readContent(join(import.meta.dirname, '../..'), site));
  expect(onDisk.posts.length).toBeGreaterThan(0);
  expect(onDisk.comments.length).toBeGreaterThan(0);
  expect(comparable(await allContent())).toEqual(onDisk);
});
