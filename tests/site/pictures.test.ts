import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, inject, it } from 'vitest';
import {
  all,
  attribute,
  type BuiltSite,
  builtSites,
  distFile,
  fragment,
  one,
  pageAt,
  type SitePage,
} from './pages.ts';

const sites = await builtSites();

/** What a file of a built site really is, by its path from the host's root. */
async function facts({ root, base }: BuiltSite, path: string) {
  const bytes = await readFile(join(root, 'dist', path.slice(base.length)));
  const { autoOrient, format, compression } = await sharp(bytes).metadata();
  return { ...autoOrient, type: `image/${compression === 'av1' ? 'avif' : format}` };
}

const images = ({ document }: SitePage) => all(document, 'img');

describe.each(sites)('pictures of a site %s', (_, site) => {
  const { pages, base, url } = site;

  it('all come as AVIF and WebP, of the format and width that is said', async () => {
    let seen = 0;
    for (const page of pages) {
      const pictures = all(page.document, 'picture');
      expect(
        pictures.map((picture) => one(picture, 'img')),
        page.path,
      ).toEqual(images(page));
      for (const picture of pictures) {
        const offered = all(picture, 'source').flatMap((source) =>
          (attribute(source, 'srcset') ?? '').split(',').map((candidate) => {
            const [address = '', width = ''] = candidate.split(' ');
            return { address, type: attribute(source, 'type'), width: Number.parseInt(width, 10) };
          }),
        );
        expect(new Set(offered.map(({ type }) => type))).toEqual(
          new Set(['image/avif', 'image/webp']),
        );
        for (const { address, type, width } of offered) {
          expect(await facts(site, address), `${page.path}: ${address}`).toMatchObject({
            type,
            width,
          });
          seen += 1;
        }
      }
    }
    expect(seen).toBeGreaterThan(20);
  });

  it('all have a text, their true size, and the original for other browsers', async () => {
    for (const page of pages) {
      for (const img of images(page)) {
        const src = attribute(img, 'src') ?? '';
        expect(src).toMatch(new RegExp(`^${base}pictures/[a-z0-9-]+\\.(png|jpe?g)$`));
        const { width, height } = await facts(site, src);
        expect([attribute(img, 'width'), attribute(img, 'height')], src).toEqual([
          String(width),
          String(height),
        ]);
        expect(attribute(img, 'alt')?.trim(), src).toBeTruthy();
      }
    }
  });

  it('are loaded at once if they are the first of their page, else when they are near', () => {
    for (const page of pages) {
      const [first, ...others] = images(page).map((img) => attribute(img, 'loading'));
      expect([undefined, 'eager'], page.path).toContain(first);
      expect(new Set(others).difference(new Set(['lazy'])), page.path).toEqual(new Set());
    }
  });

  it('are in feeds as they are, at absolute addresses, with their size', async () => {
    const { items } = JSON.parse(await distFile(site, 'feed.json')) as {
      items: { content_html: string }[];
    };
    const found = items.flatMap(({ content_html }) => all(fragment(content_html), 'img'));
    expect(found.length).toBeGreaterThan(1);
    for (const img of found) {
      const src = attribute(img, 'src') ?? '';
      expect(src.startsWith(`${url}pictures/`), src).toBe(true);
      const { width, height } = await facts(site, new URL(src).pathname);
      expect([attribute(img, 'width'), attribute(img, 'height')], src).toEqual([
        String(width),
        String(height),
      ]);
      expect(all(img, 'source')).toEqual([]);
    }
  });
});

describe('a picture in a text', () => {
  const [, site] = sites[1] ?? [];
  if (!site) throw new Error('No site below a path');
  const shown = (path: string) =>
    images(pageAt(site, path)).map((img) => [attribute(img, 'src'), attribute(img, 'loading')]);
  const chairs = '/insights/pictures/two-chairs.png';
  const parcel = '/insights/pictures/opened-parcel.png';

  it('is shown wherever it was written: Markdown, MDX, a component, a page, an issue’s note', () => {
    expect(shown('2026/11/changed/')).toEqual([
      [chairs, 'eager'],
      ['/insights/pictures/upright.jpg', 'lazy'],
    ]);
    expect(shown('2026/11/pictures/')).toEqual([
      [parcel, 'eager'],
      [chairs, 'lazy'],
      [chairs, 'lazy'],
    ]);
    expect(shown('services/')).toEqual([[chairs, 'eager']]);
    expect(shown('weekly-insights/2026-W46/')[0]).toEqual([parcel, 'eager']);
  });

  it('stands upright if it says so itself', () => {
    const [, pole] = images(pageAt(site, '2026/11/changed/'));
    if (!pole) throw new Error('There is no second picture');
    expect([attribute(pole, 'width'), attribute(pole, 'height')]).toEqual(['300', '900']);
  });

  it('fits into the email', async () => {
    const email = await readFile(
      join(inject('builtBelow'), 'out/newsletter/2026-W46/email.html'),
      'utf8',
    );
    const img = one(fragment(email), `img[src=${site.url}pictures/email/opened-parcel.png]`);
    expect([attribute(img, 'width'), attribute(img, 'height')]).toEqual(['552', '290']);
    expect(attribute(img, 'style')).toMatch(/width:\s*100%;\s*max-width:\s*552px/);
  });
});
