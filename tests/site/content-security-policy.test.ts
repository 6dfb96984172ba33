import { createHash } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { all, attribute, builtSite, distFile, type SitePage, sourceOf } from './pages.ts';

const site = await builtSite(inject('built'));

/** A page's policy: sources by directive. */
function policyOf({ document }: SitePage): Map<string, string[]> {
  const meta = all(document, 'head meta[http-equiv=Content-Security-Policy]');
  return new Map(
    meta
      .flatMap((element) => attribute(element, 'content')?.split(';') ?? [])
      .map((directive) => {
        const [name = '', ...sources] = directive.trim().split(/\s+/);
        return [name, sources];
      }),
  );
}

describe('the policy of every page', () => {
  it('forbids what it doesn’t name, and names no “unsafe”', () => {
    const lax = site.pages.filter((page) => {
      const policy = policyOf(page);
      return (
        policy.get('default-src')?.join() !== "'none'" ||
        policy.get('base-uri')?.join() !== "'none'" ||
        !policy.has('form-action') ||
        [...policy.values()]
          .flat()
          // Pagefind, on the search page, is WebAssembly.
          .filter((source) => !(page.path.endsWith('/search/') && source === "'wasm-unsafe-eval'"))
          .some((source) => /unsafe|\*|https?:$/.test(source))
      );
    });
    expect(site.pages.length).toBeGreaterThan(50);
    expect(lax.map(({ path }) => path)).toEqual([]);
  });

  it('names the digests of the styles that are there, and no others', () => {
    const wrong = site.pages.filter((page) => {
      const digests = all(page.document, 'style').map(
        (style) => `'sha256-${createHash('sha256').update(sourceOf(style)).digest('base64')}'`,
      );
      return policyOf(page).get('style-src')?.join() !== digests.join();
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('stands before everything but the charset', () => {
    const late = site.pages.filter(({ document }) => {
      const [charset, policy] = all(document, 'head *');
      return (
        !charset ||
        !policy ||
        attribute(charset, 'charset') === undefined ||
        attribute(policy, 'http-equiv') !== 'Content-Security-Policy'
      );
    });
    expect(late.map(({ path }) => path)).toEqual([]);
  });

  // Such an attribute would do nothing but make the browser complain.
  it('finds no style attributes to forbid', () => {
    const styled = site.pages.filter(({ document }) => all(document, '*[style]').length > 0);
    expect(styled.map(({ path }) => path)).toEqual([]);
  });
});

it('adds headers for hosts', async () => {
  expect(await distFile(site, '_headers')).toContain("frame-ancestors 'none'");
});
