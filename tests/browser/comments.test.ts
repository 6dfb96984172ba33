import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchedChromium } from './chromium.ts';
import { fileServer } from './file-server.ts';
import { inContext } from './in-context.ts';

/** A post with replies to replies. */
const DISCUSSED = '2026/10/the-polite-check-in-and-the-shoddy-room/';

/** One whose comment is hostile. */
const ATTACKED = '2026/11/changed/';

const browser = await launchedChromium();
afterAll(() => browser?.close());

describe.skipIf(!browser)('comments in a browser', () => {
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

  it.each([320, 360])('leave room for 28 characters to a line, %i pixels wide', (width) =>
    inContext(browser, { viewport: { width, height: 800 } }, async (page) => {
      await page.goto(server.url + DISCUSSED);
      const characters = await page
        .locator('#comments article > div > p')
        .evaluateAll((paragraphs) =>
          paragraphs.map((paragraph) => {
            const room = paragraph.clientWidth;
            const line = document.createElement('span');
            line.style.whiteSpace = 'nowrap';
            line.textContent = paragraph.textContent;
            paragraph.replaceChildren(line);
            return room / (line.getBoundingClientRect().width / (line.textContent ?? '').length);
          }),
        );
      expect(characters.length).toBeGreaterThan(5);
      expect(Math.min(...characters)).toBeGreaterThanOrEqual(28);
    }),
  );

  it('are found by their links, and stand out when they are', () =>
    inContext(browser, { viewport: { width: 1280, height: 800 } }, async (page) => {
      await page.goto(server.url + DISCUSSED);
      const last = page.locator('#comments > ol > li').last();
      const link = last.locator('p a').first();
      const ground = () =>
        last.locator('article').evaluate((article) => getComputedStyle(article).backgroundColor);
      const before = await ground();
      await link.click();
      expect(new URL(page.url()).hash).toBe(`#${await last.getAttribute('id')}`);
      expect(await ground()).not.toBe(before);
    }));

  it('do nothing, whatever is in them', () =>
    inContext(browser, {}, async (page) => {
      const troubles: string[] = [];
      page.on('dialog', (dialog) => {
        troubles.push(`dialog: ${dialog.message()}`);
        return dialog.dismiss();
      });
      page.on('console', (message) => troubles.push(message.text()));
      page.on('request', (request) => {
        if (/\/x$|no-such/.test(request.url())) troubles.push(request.url());
      });
      await page.goto(below.url + ATTACKED);
      expect(await page.title()).toContain('Changed since');
      expect(await page.locator('#comments article').isVisible()).toBe(true);
      expect(await page.locator('footer').isVisible()).toBe(true);
      expect(troubles).toEqual([]);
    }));
});
