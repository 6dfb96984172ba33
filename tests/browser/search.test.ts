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

declare global {
  interface Window {
    /** Answers to the questions that a search was asked, each given by calling it with the title found. */
    questions: ((title: string) => void)[];
  }
}

/** A program in the place of Pagefind's. */
const ANSWERS_WHEN_TOLD = `
  window.questions = [];
  export const options = async () => {};
  export const init = async () => {};
  export const debouncedSearch = () => new Promise((resolve) => {
    const found = (title) => ({ url: '/', excerpt: title, meta: { title, day: 'Today' } });
    window.questions.push((title) => resolve({ results: [{ data: async () => found(title) }] }));
  });
`;

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

  const focused = () => page.locator(':focus').textContent();

  it('leads by Tab from the words through what refines them to the results', async () => {
    await open('?q=apology');
    await said(/found/);
    await page.getByLabel('Search for').focus();
    const stops: (string | null)[] = [];
    for (let stop = 0; stop < 7; stop++) {
      await page.keyboard.press('Tab');
      stops.push(
        await page
          .locator(':focus')
          .evaluate((element) => element.getAttribute('name') ?? element.textContent),
      );
    }
    const [first = '', second = ''] = await titles();
    expect(stops).toEqual(['Search', 'sites', 'topic', 'year', 'order', first, second]);
  });

  it('leads back to the words by Escape, and clears them by another', async () => {
    await open('?q=apology');
    await said(/found/);
    await page.keyboard.press('Tab');
    await page.locator('#search-results a').first().focus();
    await page.keyboard.press('Escape');
    const field = page.getByLabel('Search for');
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await field.inputValue()).toBe('apology');
    expect((await titles()).length).toBeGreaterThan(1);
    await page.keyboard.press('Escape');
    expect(await field.inputValue()).toBe('');
    expect(await titles()).toEqual([]);
    expect(new URL(page.url()).search).toBe('');
  });

  it('shows more when asked, and goes on there', async () => {
    await open('?q=customer');
    await said(/found/);
    const count = Number.parseInt((await page.locator('#search-status').textContent()) ?? '', 10);
    expect(count).toBeGreaterThan(10);
    expect(await titles()).toHaveLength(10);
    await page.getByRole('button', { name: 'More results' }).click();
    await page.locator('#search-results li').nth(10).waitFor();
    const shown = await titles();
    expect(shown).toHaveLength(Math.min(20, count));
    expect(new Set(shown).size).toBe(shown.length);
    expect(await focused()).toBe(shown[10]);
  });

  it('shows what was asked last, whatever is answered last', async () => {
    const context = await (browser as Browser).newContext();
    const fresh = await context.newPage();
    await fresh.route('**/pagefind/pagefind.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: ANSWERS_WHEN_TOLD }),
    );
    await fresh.goto(`${server.url}search/`);
    const field = fresh.getByLabel('Search for');
    const status = fresh.locator('#search-status');
    const answer = (question: number, title: string) =>
      fresh.evaluate(
        ([index, words]) =>
          new Promise<void>((resolve) => {
            window.questions[index]?.(words);
            // By then the page has done what it does with the answer.
            setTimeout(resolve);
          }),
        [question, title] as const,
      );
    await field.fill('first');
    await fresh.waitForFunction(() => window.questions.length === 1);
    await field.fill('second');
    await answer(1, 'Second');
    await status.filter({ hasText: '1 post found' }).waitFor();
    await answer(0, 'First');
    const found = fresh.locator('#search-results a');
    expect(await found.allTextContents()).toEqual(['Second']);
    await field.fill('third');
    await field.fill('');
    await answer(2, 'Third');
    expect(await found.allTextContents()).toEqual([]);
    await context.close();
  });

  it.each([360, 1280])('moves nothing when results come, at %i pixels', async (width) => {
    const context = await (browser as Browser).newContext({ viewport: { width, height: 1600 } });
    const fresh = await context.newPage();
    await fresh.addInitScript(() => {
      window.shift = 0;
      new PerformanceObserver((entries) => {
        for (const entry of entries.getEntries()) {
          window.shift += (entry as unknown as { value: number }).value;
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const shown = async (text: RegExp) => {
      await fresh.locator('#search-status').filter({ hasText: text }).waitFor();
      return fresh.evaluate(
        () =>
          new Promise<number>((resolve) => {
            requestAnimationFrame(() =>
              // The observer hears of a frame in a task of its own.
              requestAnimationFrame(() => setTimeout(() => resolve(window.shift))),
            );
          }),
      );
    };
    // Words in the address: nothing that moves could be put down to the reader's typing.
    await fresh.goto(`${server.url}search/?q=customer`);
    expect(await shown(/\d+ posts found/)).toBe(0);
    await fresh.getByLabel('Search for').fill('kitchen timer');
    expect(await shown(/^1 post found/)).toBe(0);
    await context.close();
  });

  it('keeps the words in the address', async () => {
    await open();
    await page.getByLabel('Search for').fill('parcel');
    await said(/found/);
    expect(new URL(page.url()).searchParams.get('q')).toBe('parcel');
  });

  it('asks nobody else, and loads its program on its own page only', async () => {
    const asked: string[] = [];
    const troubles: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(error.message));
    await page.goto(server.url);
    expect(asked.filter((url) => /\.js|pagefind/.test(url))).toEqual([]);
    await open('?q=parcel');
    await said(/found/);
    expect(asked.some((url) => url.includes('/pagefind/'))).toBe(true);
    expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([]);
    // A violation of the page's policy would be said there.
    expect(troubles).toEqual([]);
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
    expect(await page.locator('select[name=topic]').isVisible()).toBe(false);
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
