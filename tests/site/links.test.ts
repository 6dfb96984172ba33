import { describe, expect, it } from 'vitest';
import { all, attribute, builtSites, type SitePage, sourceOf } from './pages.ts';

/** What a page refers to: by which element, and where to. */
type Reference = { page: string; tag: string; rel: string; url: URL };

/** Attributes that hold one address. */
const ADDRESSES = ['href', 'src', 'action', 'formaction', 'poster', 'data'];

/** Relations of `<link>` that make a browser fetch something. */
const FETCHED = /\b(stylesheet|icon|preload|modulepreload|prefetch|preconnect|manifest)\b/;

function references({ path, document }: SitePage, origin: string): Reference[] {
  return all(document, '*').flatMap((element) => {
    const meta = attribute(element, 'property') ?? '';
    const addresses = [
      ...ADDRESSES.map((name) => attribute(element, name)),
      ...(attribute(element, 'srcset')?.split(',') ?? []).map((one) => one.trim().split(' ')[0]),
      ...(/^og:(image|url)$/.test(meta) ? [attribute(element, 'content')] : []),
    ];
    return addresses
      .filter((address) => address !== undefined)
      .map((address) => ({
        page: path,
        tag: element.tagName,
        rel: attribute(element, 'rel') ?? '',
        url: new URL(address, new URL(path, origin)),
      }));
  });
}

/** The path of the file that a host serves for a path. */
function served(path: string): string {
  return decodeURI(path.endsWith('/') ? `${path}index.html` : path);
}

const sites = await builtSites();

describe.each(sites)('a site %s', (_, { pages, files, base, url }) => {
  const { origin } = new URL(url);
  const everything = pages.flatMap((page) => references(page, origin));
  const internal = everything.filter((reference) => reference.url.origin === origin);
  const shown = ({ page, tag, url: target }: Reference) => `${page}: <${tag}> ${target.href}`;

  it('has pages that refer to pages, pictures and the feed', () => {
    expect(new Set(internal.map(({ tag }) => tag))).toEqual(
      new Set(['a', 'img', 'link', 'meta', 'script', 'source']),
    );
    expect(internal.length).toBeGreaterThan(pages.length * 20);
  });

  it('refers to files that exist', () => {
    const broken = internal.filter(({ url: { pathname } }) => !files.has(served(pathname)));
    expect(broken.map(shown)).toEqual([]);
  });

  it('refers to ids that exist, each of them once in its page', () => {
    const idsOf = new Map(
      pages.map(({ path, document }) => [
        served(path),
        all(document, '*[id]').map((element) => attribute(element, 'id')),
      ]),
    );
    const broken = internal.filter(({ url: { hash, pathname } }) => {
      const id = decodeURIComponent(hash.slice(1));
      return hash && idsOf.get(served(pathname))?.filter((other) => other === id).length !== 1;
    });
    expect(broken.map(shown)).toEqual([]);
  });

  it('stays below its base on its own host', () => {
    const outside = internal.filter(({ url: { pathname } }) => !pathname.startsWith(base));
    expect(outside.map(shown)).toEqual([]);
  });

  it('uses no scheme but https, mailto and tel', () => {
    const odd = everything.filter(
      ({ url: { protocol } }) => !/^(https|mailto|tel):$/.test(protocol),
    );
    expect(odd.map(shown)).toEqual([]);
  });

  it('leads from the home page to every other one, but for 404 and the unlisted', () => {
    const reached = new Set([base]);
    // A set that grows is walked to its end.
    for (const path of reached) {
      for (const { page, tag, url: target } of internal) {
        if (page === path && tag === 'a') reached.add(target.pathname);
      }
    }
    const missed = pages.map(({ path }) => path).filter((path) => !reached.has(path));
    const hidden = base === '/' ? [] : [`${base}2026/11/unlisted/`];
    expect(missed.sort()).toEqual([...hidden, `${base}404.html`].sort());
  });

  it('runs no script but that of the search page', () => {
    const running = pages.flatMap(({ path, document }) =>
      all(document, '*')
        .filter(
          ({ tagName, attrs }) =>
            (tagName === 'script' &&
              !attrs.some(
                ({ name, value }) => name === 'type' && value === 'application/ld+json',
              )) ||
            attrs.some(({ name }) => name.startsWith('on')),
        )
        .map(({ tagName, attrs }) => `${path}: <${tagName}> ${attrs.map(({ name }) => name)}`),
    );
    expect(running).toEqual([`${new URL('search/', url).pathname}: <script> type,src`]);
  });

  it('fetches nothing from another host', () => {
    const foreign = everything.filter(
      ({ tag, rel, url: target }) =>
        target.origin !== origin &&
        (tag === 'link' ? FETCHED.test(rel) : tag !== 'a' && tag !== 'form'),
    );
    expect(foreign.map(shown)).toEqual([]);
  });

  it('has styles that fetch nothing but the typeface', () => {
    const typeface = /^url\(\/[\w/]*_astro\/vollkorn\.[\w-]{8}\.woff2\)$/;
    const fetching = pages.flatMap(({ path, document }) =>
      [
        ...all(document, 'style').map(sourceOf),
        ...all(document, '*[style]').map((element) => attribute(element, 'style') ?? ''),
      ]
        .flatMap((css) => css.match(/@import[^;]*|url\([^)]*\)|image-set\([^)]*\)/g) ?? [])
        .filter((found) => !typeface.test(found))
        .map((found) => `${path}: ${found}`),
    );
    expect(fetching).toEqual([]);
  });
});
