import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failure, warning } from '../../../src/newsletter/checks/check.ts';
import { result } from '../../../src/newsletter/checks/checks.ts';
import { filesOf, writeIssueFiles } from '../../../src/newsletter/issue-output.ts';
import {
  previewFiles,
  previewFolder,
  writePreview,
} from '../../../src/newsletter/preview/preview-output.ts';
import { wordsOf } from '../../../src/newsletter/preview/shown-email.ts';
import { renderedEmail } from '../../../src/newsletter/rendered-email.ts';
import { readContent } from '../../../src/sources/files.ts';
import { dark, light } from '../../../src/styles/tokens.ts';
import { launchedChromium } from '../../browser/chromium.ts';
import { inContext } from '../../browser/in-context.ts';
import { site, urls } from '../../fixtures/site.ts';
import { PROJECT } from '../../project-copy.ts';

const PUBLICATION = join(PROJECT, 'tests/fixtures/publication');
const ROOT = join(PROJECT, '.cache/tests/gallery');
const COVER = 'Two chairs at a small table.';

const browser = await launchedChromium();
afterAll(() => browser?.close());

let address: string;

beforeAll(async () => {
  await rm(ROOT, { recursive: true, force: true });
  await mkdir(ROOT, { recursive: true });
  const content = await readContent(PUBLICATION, site);
  const [issue] = content.issues;
  if (!issue) throw new Error('The fixture has no issue');
  const rendered = await renderedEmail(issue, content, site, urls);
  const checks = [
    result('Links', { figure: '9 links', findings: [] }),
    result('Sender', {
      figure: '1 fact',
      findings: [warning('The postal address is an example', 'Write yours.')],
    }),
    result('Size', {
      figure: 'HTML 99 KB',
      findings: [failure('Gmail would cut it', 'Take a story out.')],
    }),
  ];
  const gallery = await previewFiles(PUBLICATION, rendered, checks, content, site, urls);
  await writeIssueFiles(ROOT, issue.week, filesOf(rendered));
  await writePreview(ROOT, issue.week, gallery);
  address = pathToFileURL(join(ROOT, previewFolder(issue.week), 'index.html')).href;
});

/** The gallery, opened from the disk by a browser without a network; and what it asked for. */
function opened<Result>(
  options: BrowserContextOptions,
  use: (page: Page, asked: string[]) => Promise<Result>,
): Promise<Result> {
  return inContext(browser, { ...options, offline: true }, async (page) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(address, { waitUntil: 'load' });
    return use(page, asked);
  });
}

/** The frames of the gallery whose titles end so. */
async function framesOf(page: Page, look: string): Promise<Frame[]> {
  const frames = await Promise.all(
    (await page.locator(`iframe[title$="${look}"]`).elementHandles()).map((element) =>
      element.contentFrame(),
    ),
  );
  return frames.filter((frame) => frame !== null);
}

const paperOf = (frame: Frame) =>
  frame.evaluate(() => getComputedStyle(document.body).backgroundColor);

function rgb(hex: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${r}, ${g}, ${b})`;
}

describe.skipIf(!browser)('the gallery in a browser', () => {
  it('shows the whole email, with its pictures, in each frame', () =>
    opened({}, async (page) => {
      const frames = [...(await framesOf(page, 'light')), ...(await framesOf(page, 'dark'))];
      expect(frames.length).toBe(4);
      const words = wordsOf(await readFile(new URL('../email.html', address), 'utf8'));
      expect(words).toContain('Before the clocks change');
      for (const frame of frames) {
        expect(wordsOf(await frame.content())).toBe(words);
        const widths = await frame
          .locator('img')
          .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
        expect(widths.length).toBeGreaterThan(0);
        expect(Math.min(...widths)).toBeGreaterThan(0);
      }
      const sizes = await Promise.all(frames.map((frame) => frame.evaluate(() => innerWidth)));
      expect(sizes).toEqual([600, 375, 600, 375]);
    }));

  it.each(['light', 'dark'] as const)(
    'is light and dark as its frames say, on a machine that is %s',
    (colorScheme) =>
      opened({ colorScheme }, async (page) => {
        const papers = async (look: string) =>
          Promise.all((await framesOf(page, look)).map(paperOf));
        expect(await papers('light')).toEqual([rgb(light.paper), rgb(light.paper)]);
        expect(await papers('dark')).toEqual([rgb(dark.paper), rgb(dark.paper)]);
        expect(await papers('pictures off')).toEqual([rgb(light.paper), rgb(light.paper)]);
        expect(await paperOf(page.mainFrame())).toBe('rgba(0, 0, 0, 0)');
      }),
  );

  it('shows alternative texts in place of pictures', () =>
    opened({}, async (page) => {
      for (const frame of await framesOf(page, 'pictures off')) {
        const cover = frame.getByRole('img', { name: COVER });
        expect(await cover.isVisible()).toBe(true);
        expect(await cover.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(0);
      }
    }));

  it('asks for nothing but its own files, not even when a link is followed', () =>
    opened({}, async (page, asked) => {
      const [frame] = await framesOf(page, 'light');
      await frame?.getByRole('link', { name: 'Before the clocks change', exact: true }).click();
      await page.getByRole('link', { name: 'Checks', exact: true }).click();
      const folder = new URL('.', address).href;
      expect(asked.length).toBeGreaterThan(6);
      expect(asked.filter((url) => !url.startsWith(folder) && !url.startsWith('data:'))).toEqual(
        [],
      );
      expect(page.context().pages()).toHaveLength(1);
      expect(page.frames()).toHaveLength(7);
    }));

  it('shows whole emails on a phone, each as wide as it is, and nothing scrolls sideways', () =>
    opened({ viewport: { width: 360, height: 800 } }, async (page) => {
      const frames = await framesOf(page, 'light');
      const inside = await Promise.all(frames.map((frame) => frame.evaluate(() => innerWidth)));
      expect(inside).toEqual([600, 375]);
      for (const screen of await page.locator('.screen').all()) {
        const edge = await screen.boundingBox();
        const email = await screen.locator('iframe').boundingBox();
        expect(edge?.width).toBeLessThan(360);
        // All but its border, which is a pixel on each side.
        expect(email?.width).toBeCloseTo((edge?.width ?? 0) - 2, 0);
        expect(email?.height).toBeCloseTo((edge?.height ?? 0) - 2, 0);
      }
      const parts = await page.locator('body *').evaluateAll((all) => ({
        count: all.length,
        scrolling: all
          .filter(({ clientWidth, scrollWidth }) => scrollWidth > clientWidth)
          .filter((part) => ['auto', 'scroll'].includes(getComputedStyle(part).overflowX))
          .map(({ className }) => className),
        beyond: all
          .filter((part) => part.tagName !== 'IFRAME')
          .filter((part) => part.getBoundingClientRect().right > innerWidth)
          .map(({ className }) => className),
      }));
      expect(parts.count).toBeGreaterThan(100);
      expect(parts).toMatchObject({ scrolling: [], beyond: [] });
    }));

  it('has the text part to the byte', () =>
    opened({}, async (page) => {
      const text = await readFile(new URL('../email.txt', address), 'utf8');
      expect(await page.locator('.text-part').textContent()).toBe(text);
    }));

  it.each([
    [360, 'light'],
    [360, 'dark'],
    [1400, 'light'],
    [1400, 'dark'],
  ] as const)('axe finds nothing at %i pixels, %s, and nothing is too wide', (width, colorScheme) =>
    opened({ viewport: { width, height: 900 }, colorScheme }, async (page) => {
      // What is in the frames is the email, whose checks are its own.
      const { violations, passes } = await new AxeBuilder({ page })
        .exclude('iframe')
        .setLegacyMode()
        .analyze();
      expect(passes.map(({ id }) => id)).toContain('color-contrast');
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual(
        [],
      );
      const titles = await page
        .locator('iframe')
        .evaluateAll((all) => all.map((frame) => frame.getAttribute('title')));
      expect(new Set(titles).size).toBe(6);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }),
  );
});
