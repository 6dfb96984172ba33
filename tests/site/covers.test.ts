import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { all, attribute, builtSites, one, pageAt, postPath } from './pages.ts';

const sites = await builtSites();

describe.each(sites)('a site %s', (_, site) => {
  const { base, content, files, root, url } = site;
  const visible = [...site.posts, ...content.posts.filter(({ unlisted }) => unlisted)];
  const issues = content.issues.filter(({ draft }) => !draft);
  const shared = [
    ...visible.map((post) => ({ page: postPath(post), card: `cards/${post.id}.png` })),
    ...issues.map(({ week }) => ({
      page: `weekly-insights/${week}/`,
      card: `cards/weekly-insights/${week}.png`,
    })),
  ];
  const below = (folder: string) => [...files].filter((file) => file.startsWith(base + folder));
  const meta = (page: string, name: string) =>
    ['property', 'name']
      .flatMap((kind) => all(pageAt(site, page).document, `head meta[${kind}=${name}]`))
      .map((element) => attribute(element, 'content'));

  it('has a card for every post and issue that readers may see, and no other', () => {
    expect(shared.length).toBeGreaterThan(30);
    expect(below('cards/').sort()).toEqual(shared.map(({ card }) => base + card).sort());
  });

  it('names a page’s card, with its size and its text, for link previews', () => {
    for (const { page, card } of shared) {
      const address = new URL(card, url).href;
      expect(meta(page, 'og:image'), page).toEqual([address]);
      expect(meta(page, 'og:image:width'), page).toEqual(['1200']);
      expect(meta(page, 'og:image:height'), page).toEqual(['630']);
      const [title] = meta(page, 'og:title');
      expect(meta(page, 'og:image:alt')[0], page).toContain(title?.replace(/^No\. \d+: /, ''));
    }
  });

  it('has cards and drawn covers of the right size and weight', async () => {
    const pictures = [...below('cards/'), ...below('covers/')];
    for (const file of pictures) {
      const bytes = await readFile(join(root, 'dist', file.slice(base.length)));
      expect(await sharp(bytes).metadata(), file).toMatchObject({
        format: 'png',
        width: 1200,
        height: 630,
        isPalette: true,
      });
      expect(bytes.length, file).toBeLessThan(200_000);
    }
  });

  it('has a drawn cover for email of every post without its own', () => {
    const drawn = visible.filter(({ cover }) => !cover).map(({ id }) => `${base}covers/${id}.png`);
    expect(drawn.length).toBeGreaterThan(20);
    expect(below('covers/').sort()).toEqual(drawn.sort());
  });

  it('shows every post’s face on its page: its own cover, or a drawing that is mere decoration', () => {
    for (const post of visible) {
      const article = one(pageAt(site, postPath(post)).document, 'article.post');
      const drawings = all(article, 'div.cover[aria-hidden=true] svg');
      expect(drawings.length, post.file).toBe(post.cover ? 0 : 1);
      expect(all(article, 'figure.cover img').length, post.file).toBe(post.cover ? 1 : 0);
    }
  });

  it('offers a cover as AVIF, as WebP and as it is, each of which exists', () => {
    const pictures = site.pages.flatMap(({ document }) => all(document, 'figure.cover picture'));
    expect(pictures.length).toBeGreaterThan(5);
    for (const picture of pictures) {
      const sources = all(picture, 'source');
      expect(sources.map((source) => attribute(source, 'type'))).toEqual([
        'image/avif',
        'image/webp',
      ]);
      const addresses = [
        ...sources.flatMap((source) =>
          (attribute(source, 'srcset') ?? '').split(',').map((part) => part.split(' ')[0]),
        ),
        attribute(one(picture, 'img'), 'src'),
      ];
      expect(addresses).toHaveLength(5);
      expect(addresses.filter((address) => !files.has(address ?? ''))).toEqual([]);
    }
  });

  it('loads the first picture of a page at once and the others when they are near', () => {
    for (const { path, document } of site.pages) {
      const [first, ...others] = all(document, 'picture img').map((img) =>
        attribute(img, 'loading'),
      );
      if (first) expect(first, path).toBe('eager');
      expect(
        others.filter((loading) => loading !== 'lazy'),
        path,
      ).toEqual([]);
    }
  });
});
