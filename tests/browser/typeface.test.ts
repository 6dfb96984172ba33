import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { builtSite } from '../site/pages.ts';
import { launchedChromium } from './chromium.ts';
import { fileServer } from './file-server.ts';
import { inContext } from './in-context.ts';

declare global {
  interface Window {
    /** How far a page's parts have moved, as layout-shift entries say. */
    shifts: number[];
  }
}

const site = await builtSite(inject('built'));
const [issue] = site.content.issues.filter(({ draft }) => !draft).reverse();
const POST = '2026/10/say-which-door-to-knock-on/';
const PAGES = ['', POST, 'archive/', `weekly-insights/${issue?.week}/`];

const browser = await launchedChromium();
afterAll(() => browser?.close());

const inBrowser = <Result>(options: BrowserContextOptions, use: (page: Page) => Promise<Result>) =>
  inContext(browser, options, use);

/** Waits until the page has been painted as it is now. */
const painted = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );

describe.skipIf(!browser)('the typeface in a browser', () => {
  let server: Awaited<ReturnType<typeof fileServer>>;
  beforeAll(async () => {
    server = await fileServer(join(inject('built'), 'dist'));
  });
  afterAll(() => server?.close());

  /** A page whose typeface comes only after it was painted without, and what moved then. */
  const withSlowTypeface = (page: Page, path: string) => async (styles?: string) => {
    const late = Promise.withResolvers<void>();
    const arrived = page.waitForEvent('requestfinished', (request) =>
      request.url().endsWith('.woff2'),
    );
    await page.route('**/*.woff2', async (route) => {
      await late.promise;
      await route.continue();
    });
    if (styles) {
      await page.route('**/', async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replaceAll('font-display:optional', styles);
        await route.fulfill({ response, body });
      });
    }
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          window.shifts.push((entry as unknown as { value: number }).value);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(server.url + path, { waitUntil: 'commit' });
    await page.locator('footer').waitFor();
    await painted(page);
    late.resolve();
    await arrived;
    await page.evaluate(() => document.fonts.ready);
    await painted(page);
    await painted(page);
    return page.evaluate(() => window.shifts);
  };

  it.each([360, 768, 1280])('moves nothing when it comes late, %i pixels wide', async (width) => {
    for (const path of PAGES) {
      await inBrowser({ viewport: { width, height: 900 } }, async (page) => {
        expect(await withSlowTypeface(page, path)(), `/${path}`).toEqual([]);
      });
    }
  });

  it('would be seen to move, were it to take the place of another', () =>
    // The changed styles are not the ones that the page's policy names.
    inBrowser({ viewport: { width: 1280, height: 900 }, bypassCSP: true }, async (page) => {
      const unmatched = 'font-display:swap;size-adjust:130%';
      expect((await withSlowTypeface(page, POST)(unmatched)).length).toBeGreaterThan(0);
    }));

  it('is the only font that a page asks for', () =>
    inBrowser({}, async (page) => {
      for (const path of PAGES) {
        const asked: string[] = [];
        const listen = (request: { resourceType(): string; url(): string }) => {
          if (request.resourceType() === 'font') asked.push(new URL(request.url()).pathname);
        };
        page.on('request', listen);
        await page.goto(server.url + path);
        page.off('request', listen);
        expect(asked, `/${path}`).toEqual([expect.stringMatching(/^\/_astro\/vollkorn\..*woff2$/)]);
      }
    }));

  it.each([768, 1280])('sets 60 to 70 characters to a line, %i pixels wide', (width) =>
    inBrowser({ viewport: { width, height: 900 } }, async (page) => {
      await page.goto(server.url + POST);
      const lines = await page.locator('article > div > p').evaluateAll((paragraphs) =>
        paragraphs.flatMap((paragraph) => {
          const lengths = new Map<number, number>();
          const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
          for (let node = texts.nextNode(); node; node = texts.nextNode()) {
            for (let at = 0; at < (node as Text).length; at++) {
              const range = document.createRange();
              range.setStart(node, at);
              range.setEnd(node, at + 1);
              const top = Math.round(range.getBoundingClientRect().top);
              lengths.set(top, (lengths.get(top) ?? 0) + 1);
            }
          }
          // The last line of a paragraph is as long as it happens to be.
          return [...lengths.values()].slice(0, -1);
        }),
      );
      expect(lines.length).toBeGreaterThan(20);
      const average = lines.reduce((sum, length) => sum + length, 0) / lines.length;
      expect(average).toBeGreaterThanOrEqual(60);
      expect(average).toBeLessThanOrEqual(70);
    }),
  );

  it('prints dark on white, whatever a reader prefers on the screen', () =>
    inBrowser({}, async (page) => {
      await page.goto(server.url + POST);
      const inkOf = async (media: 'screen' | 'print', colorScheme: 'light' | 'dark') => {
        await page.emulateMedia({ media, colorScheme });
        return page.evaluate(() => getComputedStyle(document.body).color);
      };
      const dark = await inkOf('screen', 'light');
      expect(await inkOf('screen', 'dark')).not.toBe(dark);
      expect(await inkOf('print', 'dark')).toBe(dark);
      expect(await inkOf('print', 'light')).toBe(dark);
    }));

  it('prints a post without navigation, with the addresses of links to elsewhere', () =>
    inBrowser({}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      for (const [path, hidden] of [
        ['', ['nav', 'footer', 'text=All months']],
        [POST, ['nav', 'footer', '#comments', 'text=Related']],
      ] as const) {
        await page.goto(server.url + path);
        for (const part of hidden) {
          expect(await page.locator(part).count(), part).toBeGreaterThan(0);
          expect(await page.locator(part).first().isVisible(), part).toBe(false);
        }
      }
      const below = await fileServer(join(inject('builtBelow'), 'dist'), '/insights/');
      await page.goto(`${below.url}2026/11/changed/`);
      const written = await page
        .locator('article > div a')
        .evaluateAll((links) =>
          links.map((link) => [
            link.getAttribute('href'),
            getComputedStyle(link, '::after').content,
          ]),
        );
      expect(written).toContainEqual([
        'https://example.org/there',
        '" (https://example.org/there)"',
      ]);
      expect(written.filter(([href]) => href?.startsWith('#')).length).toBeGreaterThan(1);
      for (const [href, content] of written) {
        expect(content, String(href)).toBe(href?.startsWith('http') ? `" (${href})"` : 'none');
      }
      below.close();
    }));
});
