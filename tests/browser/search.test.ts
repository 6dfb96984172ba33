import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchedChromium } from './chromium.ts';
import { fileServer } from './file-server.ts';

const browser: Browser | undefined = await launchedChromium();
afterAll(() => browser?.close());

const SITES = [
  { base: '/', root: inject('built') },
  { base: '/insights/', root: inject('builtBelow') },
];

describe.skipIf(!browser).each(SITES)('search at $base', ({ base, root }) => {
  let server: Awaited<ReturnType<typeof fileServer>>;
  let page: Page;

  beforeAll(async () => {
    server = await fileServer(join(root, 'dist'), base);
    page = await (browser as Browser).newPage();
    page.setDefaultTimeout(10_000);
  });
  afterAll(async () => {
    await page.close();
    server.close();
  });

  const open = (query = '') => page.goto(`${server.url}search/${query}`);
  const titles = () => page.locator('#search-results a').allTextContents();
  const said = (text: RegExp) => page.locator('#search-status').filter({ hasText: text }).waitFor();

  it('finds posts as the reader types, and leads to them', async () => {
    await open();
    await page.getByLabel('Search for').pressSequentially('lighthouse porter clocks');
    await said(/found/);
    await page.getByLabel('Search for').fill('kitchen timer');
    await said(/^1 post found/);
    expect(await titles()).toEqual(['The hour that happens twice']);
    await page.locator('#search-results a').click();
    expect(new URL(page.url()).pathname).toBe(`${base}2026/10/the-hour-that-happens-twice/`);
  });

  it('limits to a topic and a year, and sorts by date', async () => {
    await open('?q=customer');
    await said(/found/);
    const all = await page.locator('#search-status').textContent();
    await page.locator('select[name=topic]').selectOption('Loyalty');
    await page
      .locator('#search-status')
      .filter({ hasNotText: all ?? '' })
      .filter({ hasText: /found/ })
      .waitFor();
    await page.locator('select[name=order]').selectOption('newest first');
    await page
      .locator('#search-results li:first-child a', { hasText: 'Act before you refine' })
      .waitFor();
    expect(await titles()).toEqual([
      'Act before you refine',
      'Loyal last year',
      'A relationship is a memory',
    ]);
    await page.locator('select[name=year]').selectOption('2025');
    await said(/^No posts found/);
    expect(await titles()).toEqual([]);
  });

  it('is walked by keyboard', async () => {
    await open('?q=apology');
    await said(/found/);
    const field = page.getByLabel('Search for');
    await field.focus();
    await page.keyboard.press('ArrowDown');
    expect(
      await page
        .locator('#search-results a')
        .first()
        .evaluate((link) => link === document.activeElement),
    ).toBe(true);
    await page.keyboard.press('ArrowUp');
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(
      await page
        .locator('#search-results a')
        .first()
        .evaluate((link) => link === document.activeElement),
    ).toBe(true);
  });

  it('keeps the words in the address', async () => {
    await open();
    await page.getByLabel('Search for').fill('parcel');
    await said(/found/);
    expect(new URL(page.url()).searchParams.get('q')).toBe('parcel');
  });

  it('asks nobody else, and loads its program on its own page only', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(server.url);
    expect(asked.filter((url) => /\.js|pagefind/.test(url))).toEqual([]);
    await open('?q=parcel');
    await said(/found/);
    expect(asked.some((url) => url.includes('/pagefind/'))).toBe(true);
    expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([]);
  });
});

describe.skipIf(!browser)('without JavaScript', () => {
  it.each([
    ['This site', 'insights.example.com'],
    ['The Web', ''],
  ])('"%s" leads to a search engine that can answer it', async (choice, host) => {
    const server = await fileServer(join(inject('built'), 'dist'));
    const context = await (browser as Browser).newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const asked = new Promise<URL>((resolve) => {
      void page.route('https://duckduckgo.com/**', (route) => {
        resolve(new URL(route.request().url()));
        return route.fulfill({ body: 'An answer.' });
      });
    });
    await page.goto(`${server.url}search/`);
    await page.getByLabel('Search for').fill('waiting');
    await page.getByLabel(choice).check();
    await page.getByRole('button', { name: 'Search' }).click();
    expect(Object.fromEntries((await asked).searchParams)).toMatchObject({
      q: 'waiting',
      sites: host,
    });
    await context.close();
    server.close();
  });
});
