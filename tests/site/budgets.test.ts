import { describe, expect, it } from 'vitest';
import { BUDGET, pageWeight } from '../../src/hardening/page-weight.ts';
import { all, attribute, builtSites, postPath } from './pages.ts';

const sites = await builtSites();
const weighed = sites
  .flatMap(([, { pages }]) => pages)
  .map(({ path, source, document }) => ({
    path,
    document,
    ...pageWeight(source),
  }));

describe('every page', () => {
  it(`weighs at most ${BUDGET.page} bytes, styles included`, () => {
    const over = weighed
      .filter(({ page }) => page > BUDGET.page)
      .map(({ path, page }) => `${path} weighs ${page}, ${page - BUDGET.page} too much`);
    expect(weighed.length).toBeGreaterThan(50);
    expect(over).toEqual([]);
  });

  it('has no JavaScript, but for the search page', () => {
    const over = weighed
      .filter(({ path, scripts }) => scripts > 0 && !path.endsWith('/search/'))
      .map(({ path, scripts }) => `${path} has ${scripts} bytes of it`);
    expect(over).toEqual([]);
  });

  it('is painted from one request', () => {
    const fetching = weighed.flatMap(({ path, document }) =>
      all(document, 'link')
        .map((link) => attribute(link, 'rel') ?? '')
        .filter((rel) => /\b(stylesheet|preconnect|modulepreload|prefetch)\b/.test(rel))
        .map((rel) => `${path} fetches a ${rel}`),
    );
    const preloading = weighed
      .map(({ path, document }) => ({ path, preloads: all(document, 'link[rel=preload]') }))
      .filter(
        ({ preloads }) =>
          preloads.length > 1 || preloads.some((link) => attribute(link, 'as') !== 'font'),
      )
      .map(({ path, preloads }) => `${path} preloads ${preloads.length} files, not one font`);
    const unstyled = weighed.filter(({ styles }) => styles < 500).map(({ path }) => path);
    expect([...fetching, ...preloading, ...unstyled]).toEqual([]);
  });
});

describe('every post', () => {
  const ofPosts = sites.flatMap(([, { content, pages, base }]) =>
    content.posts
      .filter(({ draft }) => !draft)
      .flatMap((post) => pages.filter(({ path }) => path === base + postPath(post)))
      .map(({ path, source }) => ({ path, markup: pageWeight(source).markup })),
  );
  const over = (posts: typeof ofPosts, limit: number) =>
    posts
      .filter(({ markup }) => markup > limit)
      .map(({ path, markup }) => `${path} has ${markup}, ${markup - limit} too much`);
  const full = ofPosts.filter(({ path }) => path.endsWith('/every-component/'));

  it(`has at most ${BUDGET.markupOfPost} bytes beside its text, styles included`, () => {
    const others = ofPosts.filter((post) => !full.includes(post));
    expect(others.length).toBeGreaterThan(70);
    expect(over(others, BUDGET.markupOfPost)).toEqual([]);
  });

  it(`has at most ${BUDGET.markupOfEveryComponent} where it has every component`, () => {
    expect(full).toHaveLength(1);
    expect(over(full, BUDGET.markupOfEveryComponent)).toEqual([]);
  });
});
