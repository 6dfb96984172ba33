import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { builtSite } from '../site/pages.ts';
import { launchedChromium } from './chromium.ts';
import { fileServer } from './file-server.ts';
import { inContext } from './in-context.ts';
import { templates } from './templates.ts';

const TEMPLATES = templates(await builtSite(inject('built')));

/** What an attacker might get into a page, and the directive that must stop it. */
const INJECTED: [what: string, html: string, directive: string][] = [
  ['a script', '<script>document.title="taken"</script>', 'script-src-elem'],
  [
    'a script of another host',
    '<script src="https://other.example/x.js"></script>',
    'script-src-elem',
  ],
  ['a handler', '<img src="data:," alt="" onerror="document.title=\'taken\'">', 'img-src'],
  [
    'a handler of a click',
    '<p id="bait" onclick="document.title=\'taken\'">bait</p>',
    'script-src-attr',
  ],
  [
    'a script as a link',
    '<a id="bait" href="javascript:document.title=\'taken\'">bait</a>',
    'script-src-elem',
  ],
  ['a style', '<style>body{color:#010203 !important}</style>', 'style-src-elem'],
  ['a style attribute', '<style></style><p style="color:#010203">A</p>', 'style-src-attr'],
  ['a style sheet', '<link rel="stylesheet" href="/other.css">', 'style-src-elem'],
  ['a picture of another host', '<img src="https://other.example/x.png" alt="">', 'img-src'],
  ['a frame', '<iframe src="/archive/" title="frame"></iframe>', 'frame-src'],
  ['a plug-in', '<object data="/rss.xml"></object>', 'object-src'],
  ['another base', '<base href="https://other.example/">', 'base-uri'],
  ['a form', '<form action="/"><button id="bait">bait</button></form>', 'form-action'],
];

const browser = await launchedChromium();
afterAll(() => browser?.close());

/** Has a page keep the directives that anything on it violates. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  await page.exposeFunction('violated', (directive: string) => found.push(directive));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      (window as unknown as { violated: (what: string) => void }).violated(
        `${effectiveDirective} ${blockedURI}`,
      );
    });
  });
  return found;
}

describe.skipIf(!browser)('the policy in a browser', () => {
  let server: Awaited<ReturnType<typeof fileServer>>;

  beforeAll(async () => {
    server = await fileServer(join(inject('built'), 'dist'));
  });
  afterAll(() => server?.close());

  it('is violated by no page', () =>
    inContext(browser, {}, async (page) => {
      const found = await violations(page);
      for (const path of TEMPLATES) {
        await page.goto(server.url + path);
        const font = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
        expect(font, `${path} has its styles`).toMatch(/serif/);
      }
      expect(found).toEqual([]);
    }));

  it.each(INJECTED)('blocks %s', (_, html, directive) =>
    inContext(browser, {}, async (page) => {
      const found = await violations(page);
      const asked: string[] = [];
      await page.route('https://other.example/**', (route) => {
        asked.push(route.request().url());
        return route.abort();
      });
      await page.route(server.url, async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace('<main', () => `${html}<main`);
        await route.fulfill({ response, body });
      });
      await page.goto(server.url);
      const bait = page.locator('#bait');
      // Without Playwright's waiting for where the click leads, which is nowhere.
      if ((await bait.count()) > 0) await bait.evaluate((element: HTMLElement) => element.click());
      await expect
        .poll(() => found.map((violation) => violation.split(' ')[0]))
        .toContain(directive);
      expect(await page.title()).not.toBe('taken');
      expect(await page.evaluate(() => getComputedStyle(document.body).color)).not.toBe(
        'rgb(1, 2, 3)',
      );
      expect(asked).toEqual([]);
    }),
  );
});
