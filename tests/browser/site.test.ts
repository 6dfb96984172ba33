import { join } from 'node:path';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { builtSite, postPath } from '../site/pages.ts';
import { launchedChromium } from './chromium.ts';
import { fileServer } from './file-server.ts';
import { inContext } from './in-context.ts';
import { templates } from './templates.ts';

const site = await builtSite(inject('built'));
const [newest] = site.posts;
const [issue] = site.content.issues.filter(({ draft }) => !draft).reverse();

const TEMPLATES = templates(site);

const browser = await launchedChromium();
afterAll(() => browser?.close());

const inBrowser = <Result>(options: BrowserContextOptions, use: (page: Page) => Promise<Result>) =>
  inContext(browser, options, use);

/** Clicks a link and arrives where it leads; the result is the heading there. */
async function followed(page: Page, link: Locator): Promise<string | null> {
  const destination = new URL((await link.getAttribute('href')) ?? '', page.url());
  await link.click();
  await page.waitForURL(destination.href);
  return page.locator('h1').textContent();
}

describe.skipIf(!browser)('in a browser', () => {
  let server: Awaited<ReturnType<typeof fileServer>>;
  let below: Awaited<ReturnType<typeof fileServer>>;

  beforeAll(async () => {
    server = await fileServer(join(inject('built'), 'dist'));
    below = await fileServer(join(inject('builtBelow'), 'dist'), '/insights/');
  });
  afterAll(() => {
    server?.close();
    below?.close();
  });

  it.each(['/', '/insights/'])('leads everywhere by links, without JavaScript, at %s', (base) =>
    inBrowser({ javaScriptEnabled: false, reducedMotion: 'reduce' }, async (page) => {
      const main = page.locator('main');
      const footer = page.locator('footer');
      const named = (within: Locator, name: string) =>
        within.getByRole('link', { name, exact: true }).first();

      await page.goto(base === '/' ? server.url : below.url);
      expect(await followed(page, named(main, newest?.title ?? ''))).toBe(newest?.title);
      expect(await followed(page, named(footer, 'Series'))).toBe('Series');
      expect(await followed(page, named(main, 'From memory to loyalty'))).toBe(
        'From memory to loyalty',
      );
      expect(await followed(page, named(main, 'A relationship is a memory'))).toBe(
        'A relationship is a memory',
      );
      expect(await followed(page, named(main, 'Loyal last year'))).toBe('Loyal last year');
      expect(await followed(page, named(main, 'Loyalty'))).toBe('Loyalty');
      expect(await followed(page, named(footer, 'Archive'))).toBe('Archive');
      expect(await followed(page, named(main, 'October'))).toMatch(/^October \d{4}$/);
      const navigation = page.getByRole('navigation', { name: 'Main' });
      await followed(page, named(navigation, 'Weekly Insights Emailer'));
      expect(await followed(page, named(main, issue?.subject ?? ''))).toBe(issue?.subject);
      expect(new URL(page.url()).pathname).toBe(`${base}weekly-insights/${issue?.week}/`);
    }),
  );

  it.each([320, 360, 768, 1280])('never scrolls sideways on a screen of %i pixels', (width) =>
    inBrowser({ viewport: { width, height: 800 } }, async (page) => {
      const tooWide: object[] = [];
      for (const path of TEMPLATES) {
        await page.goto(server.url + path);
        const { needed, there } = await page.evaluate(() => ({
          needed: document.documentElement.scrollWidth,
          there: document.documentElement.clientWidth,
        }));
        if (needed > there) tooWide.push({ path, needed, there });
      }
      expect(tooWide).toEqual([]);
    }),
  );

  it('loads without an error, a failure or a request to anyone else', () =>
    inBrowser({}, async (page) => {
      const troubles: string[] = [];
      const requested: string[] = [];
      page.on('console', (message) => {
        if (/error|warning/.test(message.type())) troubles.push(`console: ${message.text()}`);
      });
      page.on('pageerror', (error) => troubles.push(`script: ${error.message}`));
      page.on('requestfailed', (request) => {
        const reason = request.failure()?.errorText;
        // The icon may still be on its way when the test moves on, which ends the request.
        if (reason !== 'net::ERR_ABORTED') troubles.push(`${reason}: ${request.url()}`);
      });
      page.on('response', (response) => {
        if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
      });
      page.on('request', (request) => requested.push(request.url()));
      for (const path of TEMPLATES) {
        await page.goto(server.url + path);
        // Pictures further down wait until they are near.
        for (const picture of await page.locator('img').all()) {
          await picture.scrollIntoViewIfNeeded();
          const shown = await picture.evaluate((image: HTMLImageElement) =>
            image.decode().then(
              () => true,
              () => false,
            ),
          );
          if (!shown) troubles.push(`not shown: ${await picture.getAttribute('src')} on /${path}`);
        }
      }
      expect(troubles).toEqual([]);
      expect(requested.filter((url) => !url.startsWith(server.url))).toEqual([]);
      expect(requested.some((url) => url.endsWith('.avif'))).toBe(true);
    }));

  it('leads from an old address to the post, without JavaScript', () =>
    inBrowser({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${server.url}2026/05/word-of-mouth.html`);
      await page.waitForURL(`${server.url}2026/05/five-kinds-of-word-of-mouth/`);
      expect(await page.locator('h1').textContent()).toBe('Five kinds of word of mouth');
    }));

  it('selects a feed’s address whole with one click', () =>
    inBrowser({}, async (page) => {
      await page.goto(`${server.url}follow/`);
      const address = page.locator('dl dd:has(code)').first();
      await address.click();
      expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe(
        await address.locator('code').textContent(),
      );
    }));

  it('lets a keyboard skip to the content', () =>
    inBrowser({}, async (page) => {
      await page.goto(server.url + (newest ? postPath(newest) : ''));
      const skip = page.getByRole('link', { name: 'Skip to the content' });
      const top = () => skip.evaluate((link) => link.getBoundingClientRect().bottom);
      expect(await top()).toBeLessThanOrEqual(0);
      await page.keyboard.press('Tab');
      expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
      expect(await top()).toBeGreaterThan(0);
      await page.keyboard.press('Enter');
      await page.waitForURL(/#content$/);
      await page.keyboard.press('Tab');
      const first = page.locator('main').getByRole('link').first();
      expect(await first.evaluate((link) => link === document.activeElement)).toBe(true);
    }));

  it('is light or dark, as its reader likes it', async () => {
    const looks = (colorScheme: 'light' | 'dark') =>
      inBrowser({ colorScheme }, async (page) => {
        await page.goto(server.url);
        return page.evaluate(() => {
          const { backgroundColor, color } = getComputedStyle(document.body);
          const brightness = (rgb: string) =>
            (rgb.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
          return brightness(backgroundColor) - brightness(color);
        });
      });
    expect(await looks('light')).toBeGreaterThan(300);
    expect(await looks('dark')).toBeLessThan(-300);
  });
});
