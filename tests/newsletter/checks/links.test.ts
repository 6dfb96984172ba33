import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { found, goldenSite } from './golden-email.ts';

let folder: string;

beforeAll(async () => {
  folder = await goldenSite('golden-site-links');
});

const ABROAD = 'https://example.test/';
const leading = (to: string) => ({
  html: (html: string) => html.replace(`href="${ABROAD}"`, `href="${to}"`),
});
const links = (change: Parameters<typeof found>[1]) => found('Links', change, folder);

describe('links', () => {
  it.each([
    ['https://elsewhere.test/there?a=1#b', []],
    ['mailto:?subject=A', []],
    ['https://fixture.test/below/archive/#here', []],
    // On the same host and not below the site's base: not ours to look up.
    ['https://fixture.test/shop/', []],
    ['https://fixture.test/below/archive/#nowhere', ['leads to a place that is not on its page']],
    ['https://fixture.test/below/archive/#%zz', ['leads to a place that is not on its page']],
    ['https://fixture.test/below/2026/03/%zz/', ['is not on the built site']],
    ['http://elsewhere.test/', ['leads to "http://elsewhere.test/", which is no address']],
    ['/archive/', ['leads to "/archive/"']],
    ['//elsewhere.test/', ['leads to "//elsewhere.test/"']],
    ['#top', ['leads to "#top"']],
    ['', ['leads to ""']],
    ['javascript:alert(1)', ['leads to "javascript:']],
  ])('%j: %j', async (to, expected) => {
    const said = await links(leading(to));
    expect(said).toHaveLength(expected.length);
    for (const [index, words] of expected.entries()) {
      expect(said[index]).toMatch(/^fail: /);
      expect(said[index]).toContain(words);
    }
  });

  it('need words', async () => {
    const said = await links({ html: (html) => html.replace(/(<a [^>]*>)one abroad/, '$1') });
    expect(said).toEqual([`fail: A link to ${ABROAD} has no words`]);
  });

  it('should say where they lead', async () => {
    const said = await links({ html: (html) => html.replace('>one abroad', '>click here') });
    expect(said).toEqual(['warn: A link says only “click here”']);
  });

  it('to what a draft issue tells of are no mistake yet', async () => {
    const unpublished = await goldenSite('golden-site-unpublished');
    for (const path of ['weekly-insights/2026-W11', '2026/03/a-day-only']) {
      await rm(join(unpublished, path), { recursive: true });
    }
    const html = (before: string) => `${before}\n`;
    const addresses = [
      'https://fixture.test/below/weekly-insights/2026-W11/',
      'https://fixture.test/below/2026/03/a-day-only/',
    ];
    expect(await found('Links', { html, draft: true }, unpublished)).toEqual(
      addresses.map((one) => `warn: ${one} is not on the site yet, as the issue is a draft`),
    );
    expect(await found('Links', { html }, unpublished)).toEqual(
      addresses.map((one) => `fail: ${one} is not on the built site`),
    );
  });
});
