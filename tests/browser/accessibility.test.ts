import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { builtSite } from '../site/pages.ts';
import { launchedChromium } from './chromium.ts';
import { fileServer } from './file-server.ts';
import { inContext } from './in-context.ts';
import { templates } from './templates.ts';

const TEMPLATES = templates(await builtSite(inject('built')));

declare global {
  interface Window {
    /** How far a page's parts have moved, summed up. */
    shift: number;
    /** What the Tab key stops at, in order. */
    tabStops: () => Element[];
  }
}

const browser = await launchedChromium();
afterAll(() => browser?.close());

// axe looks at everything on twenty pages, which takes its time on a busy machine.
describe.skipIf(!browser)('for everyone', { timeout: 300_000 }, () => {
  let server: Awaited<ReturnType<typeof fileServer>>;

  beforeAll(async () => {
    server = await fileServer(join(inject('built'), 'dist'));
  });
  afterAll(() => server?.close());

  it.each([
    [360, 'light'],
    [360, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('axe finds nothing at %i pixels, %s', (width, colorScheme) =>
    inContext(browser, { viewport: { width, height: 900 }, colorScheme }, async (page) => {
      const faults: string[] = [];
      for (const path of TEMPLATES) {
        await page.goto(server.url + path);
        const { violations, passes } = await new AxeBuilder({ page })
          .setLegacyMode()
          // WCAG 2.2 AA, which axe asks for on demand only.
          .options({ rules: { 'target-size': { enabled: true } } })
          .analyze();
        expect(passes.map(({ id }) => id)).toContain('color-contrast');
        for (const { id, nodes } of violations) {
          faults.push(...nodes.map(({ target }) => `/${path} ${id}: ${target}`));
        }
      }
      expect(faults).toEqual([]);
    }),
  );

  it.each(['none', 'active'] as const)(
    'a keyboard reaches every link and field in order and shows where it is, forced colours %s',
    (forcedColors) =>
      inContext(
        browser,
        { viewport: { width: 1280, height: 900 }, forcedColors, reducedMotion: 'reduce' },
        async (page) => {
          await page.addInitScript(() => {
            // Radio buttons of one name are one stop, at the chosen one.
            const isUnchosen = (element: Element) =>
              element instanceof HTMLInputElement && element.type === 'radio' && !element.checked;
            window.tabStops = () =>
              [
                ...document.querySelectorAll(
                  'a[href], button, input, select, textarea, summary, [tabindex="0"]',
                ),
              ].filter((element) => element.checkVisibility() && !isUnchosen(element));
          });
          const some = [...TEMPLATES.slice(0, 3), 'search/'];
          for (const path of forcedColors === 'none' ? TEMPLATES : some) {
            await page.goto(server.url + path);
            const count = await page.evaluate(() => window.tabStops().length);
            expect(count, path).toBeGreaterThan(10);
            for (let index = 0; index < count; index++) {
              await page.keyboard.press('Tab');
              const seen = await page.evaluate(() => {
                const element = document.activeElement ?? document.body;
                const all = window.tabStops();
                const { outlineStyle, outlineWidth } = getComputedStyle(element);
                const { top, bottom, width } = element.getBoundingClientRect();
                return {
                  index: all.indexOf(element),
                  outlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
                  onScreen: bottom > 0 && top < innerHeight && width > 0,
                };
              });
              expect(seen, `/${path}`).toEqual({ index, outlined: true, onScreen: true });
            }
          }
        },
      ),
  );

  // Zoomed to 200 %, a window of 1280 pixels is one of 640; text alone can grow, too (WCAG 1.4.4).
  it.each([
    [640, '100%'],
    [1280, '200%'],
  ])('never scrolls sideways at %i pixels with text of %s', (width, fontSize) =>
    inContext(browser, { viewport: { width, height: 450 } }, async (page) => {
      const tooWide: string[] = [];
      for (const path of TEMPLATES) {
        await page.goto(server.url + path);
        const excess = await page.evaluate((size) => {
          const root = document.documentElement;
          root.style.fontSize = size;
          return root.scrollWidth - root.clientWidth;
        }, fontSize);
        if (excess > 0) tooWide.push(`/${path} by ${excess}`);
      }
      expect(tooWide).toEqual([]);
    }),
  );

  it.each([360, 1280])(
    'nothing moves when pictures, fonts and the search page’s program arrive, at %i pixels',
    (width) =>
      inContext(browser, { viewport: { width, height: 900 } }, async (page) => {
        const moved: string[] = [];
        let late = 0;
        await page.addInitScript(() => {
          window.shift = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
              window.shift += (entry as unknown as { value: number }).value;
            }
          }).observe({ type: 'layout-shift', buffered: true });
        });
        for (const path of TEMPLATES) {
          let arrive = () => {};
          const painted = new Promise<void>((resolve) => {
            arrive = resolve;
          });
          await page.route('**/*', async (route) => {
            if (route.request().resourceType() !== 'document') {
              late += 1;
              await painted;
            }
            await route.continue();
          });
          await page.goto(server.url + path, { waitUntil: 'commit' });
          await page.locator('footer').waitFor();
          const frame = () =>
            page.evaluate(
              () =>
                new Promise<void>((resolve) => {
                  requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
                }),
            );
          await frame();
          arrive();
          await page.waitForLoadState('load');
          for (const picture of await page.locator('img').all()) {
            await picture.scrollIntoViewIfNeeded();
            await picture.evaluate((image: HTMLImageElement) => image.decode());
          }
          await page.evaluate(() => document.fonts.ready.then(() => undefined));
          await frame();
          const shift = await page.evaluate(
            () =>
              new Promise<number>((resolve) => {
                // The observer hears of the last frame in a task of its own.
                setTimeout(() => resolve(window.shift));
              }),
          );
          if (shift > 0) moved.push(`/${path} by ${shift}`);
          await page.unrouteAll({ behavior: 'wait' });
        }
        expect(late).toBeGreaterThan(0);
        expect(moved).toEqual([]);
      }),
  );
});
