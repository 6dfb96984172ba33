import { describe, expect, it } from 'vitest';
import type { Post } from '../../src/blog/post.ts';
import { site as configured } from '../../src/site.config.ts';
import {
  all,
  attribute,
  builtSites,
  one,
  pageAt,
  postPath,
  type SitePage,
  sourceOf,
  textOf,
} from './pages.ts';

/** The content of every `<meta>` with a name or property. */
function metas({ document }: SitePage, name: string): string[] {
  return ['name', 'property'].flatMap((kind) =>
    all(document, `head meta[${kind}=${name}]`).map((meta) => attribute(meta, 'content') ?? ''),
  );
}

/** What JSON-LD says on a page. */
function jsonLd({ document }: SitePage): unknown[] {
  return all(document, 'head script[type=application/ld+json]').map((element) =>
    JSON.parse(sourceOf(element)),
  );
}

function hrefs({ document }: SitePage, selector: string): (string | undefined)[] {
  return all(document, `head ${selector}`).map((link) => attribute(link, 'href'));
}

/** When a post was published and, behind it, changed, as its heading says. */
function times({ document }: SitePage): (string | undefined)[] {
  return all(document, 'article.post header time').map((time) => attribute(time, 'datetime'));
}

const isHidden = (page: SitePage) => metas(page, 'robots').includes('noindex');

const sites = await builtSites();

describe.each(sites)('every page of a site %s', (_, site) => {
  const { pages, base, url } = site;
  const absolute = (path: string) => new URL(path, url).href;

  /** Pages of which something is not as it should be, with what it is. */
  function wrong<Value>(found: (page: SitePage) => Value, isRight: (value: Value) => boolean) {
    return pages
      .map((page) => ({ page: page.path, value: found(page) }))
      .filter(({ value }) => !isRight(value));
  }

  it('says its language and its character set', () => {
    const values = (page: SitePage) => [
      attribute(one(page.document, 'html'), 'lang'),
      attribute(one(page.document, 'head meta[charset]'), 'charset'),
    ];
    expect(wrong(values, (value) => value.join() === 'en,utf-8')).toEqual([]);
  });

  it('has one title and one main heading', () => {
    const heads = (page: SitePage) =>
      ['head title', 'h1'].map((selector) => all(page.document, selector).map(textOf));
    expect(wrong(heads, (found) => found.every((texts) => texts.length === 1 && texts[0]))).toEqual(
      [],
    );
  });

  it('has a title with the name of the site, which no other page has', () => {
    const byTitle = Map.groupBy(pages, ({ document }) => textOf(one(document, 'head title')));
    const shared = [...byTitle].filter(([, { length }]) => length > 1);
    expect(shared.map(([title, same]) => [title, ...same.map(({ path }) => path)])).toEqual([]);
    expect([...byTitle.keys()].filter((title) => !title.endsWith(configured.name))).toEqual([]);
  });

  it('has one description', () => {
    expect(
      wrong(
        (page) => metas(page, 'description'),
        (texts) => texts.length === 1 && (texts[0]?.length ?? 0) > 10,
      ),
    ).toEqual([]);
  });

  it('names its own address as canonical, unless search engines leave it out', () => {
    const found = pages.map((page) => [page.path, hrefs(page, 'link[rel=canonical]')]);
    expect(found).toEqual(
      pages.map((page) => [page.path, isHidden(page) ? [] : [absolute(page.path)]]),
    );
  });

  it('says for link previews what it says itself', () => {
    for (const page of pages) {
      const title = textOf(one(page.document, 'head title'));
      const [ogTitle] = metas(page, 'og:title');
      expect([ogTitle, `${ogTitle} – ${configured.name}`], page.path).toContain(title);
      expect(metas(page, 'og:description'), page.path).toEqual(metas(page, 'description'));
      expect(metas(page, 'og:url'), page.path).toEqual([absolute(page.path)]);
      expect(metas(page, 'og:site_name'), page.path).toEqual([configured.name]);
      expect(metas(page, 'og:type').join(), page.path).toMatch(/^(website|article)$/);
    }
  });

  it('leads feed readers to its own feed, if it has one, to that of comments on the page of feeds, and to those of all posts', () => {
    const found = pages.map((page) => [
      page.path,
      hrefs(page, 'link[rel=alternate][type=application/rss+xml]'),
      hrefs(page, 'link[rel=alternate][type=application/feed+json]'),
    ]);
    const own = (path: string) => /^(topics\/[^/]+\/|weekly-insights\/)/.exec(path)?.[0];
    expect(found).toEqual(
      pages.map(({ path }) => {
        const folder = own(path.slice(base.length));
        return [
          path,
          [
            ...(folder ? [`${base}${folder}rss.xml`] : []),
            ...(path === `${base}follow/` ? [`${base}comments/rss.xml`] : []),
            `${base}rss.xml`,
          ],
          path === base ||
          path.slice(base.length) === 'follow/' ||
          /^page\/\d/.test(path.slice(base.length))
            ? [`${base}feed.json`]
            : [],
        ];
      }),
    );
  });
});

describe.each(sites)('a post of a site %s', (_, site) => {
  const { posts, url } = site;
  const published = ({ date, timed }: Pick<Post, 'date' | 'timed'>) =>
    timed ? `${date.toPlainDateTime()}${date.offset}` : date.toPlainDate().toString();

  it('is described as a BlogPosting that agrees with its page', () => {
    for (const post of posts) {
      const page = pageAt(site, postPath(post));
      expect(jsonLd(page), post.file).toEqual([
        expect.objectContaining({
          '@context': 'https://schema.org',
          '@type': 'BlogPosting',
          headline: textOf(one(page.document, 'h1')),
          datePublished: times(page)[0],
          dateModified: times(page).at(-1),
          author: post.authors.map((id) =>
            expect.objectContaining({
              name: configured.authors[id]?.name,
              url: new URL(`authors/${id}/`, url).href,
            }),
          ),
        }),
      ]);
    }
  });

  it('says when it was published and last changed', () => {
    for (const post of posts) {
      const page = pageAt(site, postPath(post));
      expect(jsonLd(page), post.file).toMatchObject([
        {
          datePublished: published(post),
          dateModified: published(
            post.updated ? { ...post, date: post.updated.at, timed: post.updated.timed } : post,
          ),
        },
      ]);
    }
  });

  it('has its sharing card as picture', () => {
    for (const post of posts) {
      const page = pageAt(site, postPath(post));
      const pictures = [new URL(`cards/${post.id}.png`, url).href];
      expect(metas(page, 'og:image'), post.file).toEqual(pictures);
      expect((jsonLd(page)[0] as { image?: string[] }).image, post.file).toEqual(pictures);
    }
  });
});
