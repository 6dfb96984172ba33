import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import type { Issue } from '../../src/blog/issue.ts';
import type { Post } from '../../src/blog/post.ts';
import { issueFiles } from '../../src/newsletter/issue-output.ts';
import { readContent } from '../../src/sources/files.ts';
import { site, urls } from '../fixtures/site.ts';
import { launchedChromium } from './chromium.ts';
import { inContext } from './in-context.ts';

const PUBLICATION = join(import.meta.dirname, '../fixtures/publication');
const content = await readContent(PUBLICATION, site);
const [issue] = content.issues as [Issue];

/** The lead runs in full and has one of everything, among it a table with long heads. */
const lead: Post = {
  ...(content.posts.find(({ id }) => id === issue.lead) as Post),
  file: 'content/posts/2026/lead.mdx',
  body: `## A heading

A paragraph with [a link](/archive/), \`code\` and a footnote.[^1]

<Trend caption="Satisfied, by when they are asked" unit="%" source="Made up.">

| Month | After the order | After the installation |
| --- | ---: | ---: |
| September | 84 | 62 |
| October | 86 | 61 |

</Trend>

<Callout title="Mind">

This.

</Callout>

| A table | of more | columns than | a telephone | has room for |
| --- | --- | --- | --- | --- |
| Incomprehensibilities | Counterrevolutionaries | Internationalization | 1 | 2 |

> A quotation.

\`\`\`
${'code without an end '.repeat(8)}
\`\`\`

${'Unbreakable'.repeat(40)}

![Two chairs](../../pictures/two-chairs.png)

[^1]: A note.
`,
};
const posts = content.posts.map((post) => (post.id === lead.id ? lead : post));
const files = await issueFiles({ ...issue, leadInFull: true }, { ...content, posts }, site, urls);
const html = String(files['email.html']);
const picture = await readFile(join(PUBLICATION, 'content/pictures/two-chairs.png'));

const browser = await launchedChromium();
afterAll(() => browser?.close());

async function opened(page: Page, shown = true) {
  // Its pictures are on a site that isn't there.
  await page.route(/^https:/, (route) =>
    shown ? route.fulfill({ body: picture, contentType: 'image/png' }) : route.abort(),
  );
  await page.setContent(html, { waitUntil: 'load' });
}

describe.skipIf(!browser)('the email in a browser', () => {
  it.each([
    [600, true],
    [375, true],
    [320, true],
    [320, false],
  ])('fits into %i pixels, with pictures: %s', (width, shown) =>
    inContext(browser, { viewport: { width, height: 800 } }, async (page) => {
      await opened(page, shown);
      const excess = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(excess).toBe(0);
    }),
  );

  it.each(['light', 'dark'] as const)('has contrast enough everywhere, in %s', (colorScheme) =>
    inContext(browser, { viewport: { width: 600, height: 800 }, colorScheme }, async (page) => {
      await opened(page);
      const { violations, passes, incomplete } = await new AxeBuilder({ page })
        .setLegacyMode()
        .withRules(['color-contrast'])
        .analyze();
      expect(passes.flatMap(({ nodes }) => nodes).length).toBeGreaterThan(30);
      const where = [...violations, ...incomplete].flatMap(({ nodes }) =>
        nodes.map(({ target }) => String(target)),
      );
      expect(where).toEqual([]);
    }),
  );

  it.each([600, 375])('has links that a finger meets, at %i pixels', (width) =>
    inContext(browser, { viewport: { width, height: 800 } }, async (page) => {
      await opened(page);
      const links = await page.evaluate(() =>
        [...document.querySelectorAll('a')].map((link) => ({
          words: link.textContent.trim(),
          inText: getComputedStyle(link).display === 'inline' && !link.querySelector('img'),
          height: (link.querySelector('img') ?? link).getBoundingClientRect().height,
        })),
      );
      expect(links.filter(({ inText }) => !inText).length).toBeGreaterThan(12);
      expect(links.filter(({ inText, height }) => !inText && height < 44)).toEqual([]);
    }),
  );

  it('breaks no word of a table whose words fit, on the narrowest telephone', () =>
    inContext(browser, { viewport: { width: 320, height: 800 } }, async (page) => {
      await opened(page);
      const widths = await page.evaluate(() =>
        [...document.querySelectorAll('th')].map((cell) => {
          const word = document.createElement('span');
          word.style.whiteSpace = 'nowrap';
          const inner = cell.clientWidth - Number.parseFloat(getComputedStyle(cell).paddingRight);
          const longest = cell.textContent.split(/\s+/).map((text) => {
            word.textContent = text;
            cell.append(word);
            const { width } = word.getBoundingClientRect();
            word.remove();
            return width;
          });
          return [cell.textContent.trim(), inner + 0.5 - Math.max(...longest)] as const;
        }),
      );
      const heads = widths.filter(([words]) => /^(September|After the installation)$/.test(words));
      expect(heads).toHaveLength(2);
      expect(heads.filter(([, room]) => room < 0)).toEqual([]);
    }));

  it('has text of at least 16 pixels, but for marks above the line', () =>
    inContext(browser, { viewport: { width: 375, height: 800 } }, async (page) => {
      await opened(page);
      const small = await page.evaluate(() => {
        const found: string[] = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const parent = node.parentElement;
          const words = node.nodeValue?.trim();
          if (!words || !parent?.checkVisibility() || parent.closest('sup, [aria-hidden=true]')) {
            continue;
          }
          if (Number.parseFloat(getComputedStyle(parent).fontSize) < 16) found.push(words);
        }
        return found;
      });
      expect(small).toEqual([]);
    }));
});
