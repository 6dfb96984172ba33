import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { builtSite } from '../site/pages.ts';
import { launchedChromium } from './chromium.ts';
import { fileServer } from './file-server.ts';
import { inContext } from './in-context.ts';
import { templates } from './templates.ts';

declare global {
  interface Window {
    /** Whether the page came in a view transition. */
    revealedInTransition: Promise<boolean>;
  }
}

const TEMPLATES = templates(await builtSite(inject('built')));

const browser = await launchedChromium();
afterAll(() => browser?.close());

describe.skipIf(!browser)('motion', () => {
  let server: Awaited<ReturnType<typeof fileServer>>;

  beforeAll(async () => {
    server = await fileServer(join(inject('built'), 'dist'));
  });
  afterAll(() => server?.close());

  it.each([
    ['no-preference', true],
    ['reduce', false],
  ] as const)('between pages, for a reader who asks to %s: %s', (reducedMotion, moves) =>
    inContext(browser, { reducedMotion }, async (page) => {
      await page.addInitScript(() => {
        window.revealedInTransition = new Promise((resolve) => {
          window.addEventListener('pagereveal', ({ viewTransition }) =>
            resolve(Boolean(viewTransition)),
          );
        });
      });
      await page.goto(server.url);
      await page.getByRole('link', { name: 'About Us' }).first().click();
      await page.waitForURL(`${server.url}about-us/`);
      expect(await page.evaluate(() => window.revealedInTransition)).toBe(moves);
    }),
  );

  it('is nowhere on a page, for a reader who asks to reduce it', () =>
    inContext(browser, { reducedMotion: 'reduce' }, async (page) => {
      const moving: string[] = [];
      for (const path of TEMPLATES) {
        await page.goto(server.url + path);
        const found = await page.evaluate(() => [
          ...document.getAnimations().map(() => 'an animation'),
          ...[...document.querySelectorAll('*')].flatMap((element) => {
            const { animationName, scrollBehavior, transitionDuration } = getComputedStyle(element);
            return animationName !== 'none' ||
              scrollBehavior !== 'auto' ||
              /[1-9]/.test(transitionDuration)
              ? [element.outerHTML.slice(0, 80)]
              : [];
          }),
        ]);
        moving.push(...found.map((what) => `/${path}: ${what}`));
      }
      expect(moving).toEqual([]);
    }));
});
