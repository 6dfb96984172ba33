import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { urlsOf } from '../../src/blog/urls.ts';
import { writeRedirects } from '../../src/redirects/redirect-output.ts';
import { post, site } from '../builders.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redirects-'));
});
afterEach(() => rm(folder, { recursive: true }));

const written = (aliases: string[]) =>
  writeRedirects(folder, [post({ aliases })], site, urlsOf(site));

it('keeps the rules that are there, and puts its own behind them', async () => {
  await writeFile(join(folder, '_redirects'), '/shop https://shop.example.com/ 302');
  await written(['/old.html']);
  expect((await readFile(join(folder, '_redirects'), 'utf8')).split('\n')).toEqual([
    '/shop https://shop.example.com/ 302',
    '/old.html /2026/11/waiting/ 301',
    '',
  ]);
});

it('writes nothing when one of the old addresses is taken', async () => {
  await writeFile(join(folder, 'about.html'), 'About us');
  await expect(written(['/old.html', '/about.html'])).rejects.toThrow('about.html');
  expect(await readdir(folder)).toEqual(['about.html']);
});
