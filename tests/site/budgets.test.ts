import { describe, expect, inject, it } from 'vitest';
import type { Post } from '../../src/blog/post.ts';
import { BUDGET, pageWeight } from '../../src/hardening/page-weight.ts';
import { all, attribute, builtSite, postPath, type SitePage } from './pages.ts';

const { pages, content } = await builtSite(inject('built'));
const weighed = pages.map(({ path, source, document }) => ({
  path,
  document,
  ...pageWeight(source),
}));
/** What a post has beside text, by the kinds that its markup may weigh more for; components by their names. */
function kindsIn(
  { id, body }: Post,
  { document }: Pick<SitePage, 'document'>,
): (keyof typeof BUDGET.markupOf)[] {
  const components = new Set(body.matchAll(/^<([A-Z]\w+)/gm).map(([, name]) => name));
  const markdown = body.replaceAll(/^<[A-Z][\s\S]*?^(?:<\/[A-Z]\w+>|\/>)/gm, '');
  const discussed = content.comments.some(
    ({ postId, status }) => postId === id && status === 'approved',
  );
  return [
    ...(all(document, 'article details').length > 0 ? (['contents'] as const) : []),
    ...(/^\|/m.test(markdown) ? (['table'] as const) : []),
    ...(/\[\^/.test(markdown) ? (['footnotes'] as const) : []),
    ...(discussed ? (['comments'] as const) : []),
    ...[...components].map(() => 'component' as const),
  ];
}

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
  const ofPosts = content.posts
    .filter(({ draft }) => !draft)
    .flatMap((post) =>
      weighed
        .filter(({ path }) => path === `/${postPath(post)}`)
        .map(({ path, document, markup, unstyled }) => {
          const kinds = kindsIn(post, { document });
          const more = kinds.reduce((sum, kind) => sum + BUDGET.markupOf[kind], 0);
          return { path, kinds, markup, unstyled, budget: BUDGET.markupOfPost + more };
        }),
    );

  it(`has at most ${BUDGET.markupOfPost} bytes beside its text, styles included, and more only for what it has`, () => {
    const over = ofPosts
      .filter(({ markup, budget }) => markup > budget)
      .map(({ path, markup, budget }) => `${path} has ${markup}, ${markup - budget} too much`);
    expect(over).toEqual([]);
  });

  it(`has at most ${BUDGET.markupOfPost} bytes beside its text and styles, whatever it has`, () => {
    const over = ofPosts
      .filter(({ unstyled }) => unstyled > BUDGET.markupOfPost)
      .map(({ path, unstyled }) => `${path} has ${unstyled - BUDGET.markupOfPost} too much`);
    expect(over).toEqual([]);
  });

  it('is among those of each kind that are weighed', () => {
    expect(ofPosts.filter(({ kinds }) => kinds.length === 0).length).toBeGreaterThan(20);
    const found = new Set(ofPosts.flatMap(({ kinds }) => kinds));
    expect([...found].sort()).toEqual(Object.keys(BUDGET.markupOf).sort());
  });
});
