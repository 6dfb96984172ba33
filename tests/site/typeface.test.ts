import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create, type Font } from 'fontkitten';
import { describe, expect, it } from 'vitest';
import { all, attribute, builtSites, sourceOf, textOf } from './pages.ts';

/** The most that the typeface may weigh, in bytes. */
const LIMIT = 40 * 1024;

/** Signs that the styles set in the system's sans, since text typefaces don't have them. */
const IN_SANS = new Set('↩');

const sites = await builtSites();

describe.each(sites)('the typeface of a site %s', (_, { root, base, files, pages }) => {
  const fonts = [...files].filter((file) => /\.(woff2?|ttf|otf)$/.test(file));
  const bytes = () => readFile(join(root, 'dist', (fonts[0] ?? '').slice(base.length)));

  it('is one file of at most 40 KB', async () => {
    expect(fonts).toHaveLength(1);
    expect((await bytes()).byteLength).toBeLessThanOrEqual(LIMIT);
  });

  it('is named for its content', async () => {
    const digest = createHash('sha256')
      .update(await bytes())
      .digest('base64url')
      .slice(0, 8);
    expect(fonts).toEqual([`${base}_astro/vollkorn.${digest}.woff2`]);
  });

  it('has every character of every page', async () => {
    const font = create(await bytes()) as Font;
    const missing = pages.flatMap(({ path, document }) =>
      [...new Set(textOf(document))]
        .filter((character) => !IN_SANS.has(character))
        .filter((character) => !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
        .map((character) => ({ path, character })),
    );
    expect(missing).toEqual([]);
  });

  it('is asked for once by every page, and no other is', () => {
    for (const { path, document } of pages) {
      const preloads = all(document, 'head link[rel=preload]').map((link) => [
        attribute(link, 'href'),
        attribute(link, 'as'),
        attribute(link, 'crossorigin'),
      ]);
      expect(preloads, path).toEqual([[fonts[0], 'font', '']]);
      const styles = all(document, 'style').map(sourceOf).join('');
      const asked = [...styles.matchAll(/url\((['"]?)([^)'"]*)\1\)/g)].map(([, , url]) => url);
      expect(asked, path).toEqual(fonts);
    }
  });
});
