import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { all, attribute, builtSite, one, pageAt, textOf } from './pages.ts';

const root = inject('builtBelow');
const site = await builtSite(root, '/insights/');

/** Files of a build that mention something in their text or in their path. */
async function filesThatSay(words: RegExp): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob('{dist,out}/**/*.{html,xml,txt,eml,mjml}', { cwd: root })) {
    const text = await readFile(join(root, file), 'utf8');
    if (words.test(text) || words.test(file)) found.push(file.replaceAll('\\', '/'));
  }
  return found;
}

it('was made from a draft, a scheduled and an unlisted post', () => {
  const kept = site.content.posts.filter((post) => !site.posts.includes(post));
  expect(kept.map(({ title }) => title).sort()).toEqual([
    'A draft',
    'Scheduled for a second later',
    'Unlisted',
  ]);
});

it('can find a published post', async () => {
  const found = await filesThatSay(/The hour that happens twice|the-hour-that-happens-twice/);
  expect(found).toEqual(
    expect.arrayContaining([
      'dist/2026/10/the-hour-that-happens-twice/index.html',
      'dist/2026/10/index.html',
      'dist/rss.xml',
      'dist/sitemap.xml',
    ]),
  );
});

it('says nothing of a draft', async () => {
  expect(await filesThatSay(/A draft|a-draft/)).toEqual([]);
});

it('says nothing of a post that is a second too early', async () => {
  expect(await filesThatSay(/Scheduled for a second later|\bscheduled\//)).toEqual([]);
});

it('has a page for an unlisted post and mentions it nowhere else', async () => {
  expect(await filesThatSay(/>Unlisted\b|\/unlisted\b/)).toEqual([
    'dist/2026/11/unlisted/index.html',
  ]);
});

it('asks search engines to leave the unlisted page and the 404 page out, and no other', () => {
  const hidden = site.pages.filter(({ document }) =>
    all(document, 'meta[name=robots]').some((meta) => attribute(meta, 'content') === 'noindex'),
  );
  expect(hidden.map(({ path }) => path)).toEqual([
    '/insights/2026/11/unlisted/',
    '/insights/404.html',
  ]);
});

it('shows the unlisted post itself, with no way on to others', () => {
  const { document } = pageAt(site, '2026/11/unlisted/');
  expect(textOf(one(document, 'h1'))).toBe('Unlisted');
  expect(textOf(one(document, 'article.post div.prose'))).toBe('Text of it.');
  expect(all(document, 'main nav')).toEqual([]);
});
