import { describe, expect, it } from 'vitest';
import { hardenedPage } from '../../src/hardening/hardened-page.ts';

const PAGE =
  '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A &amp; b</title><style>:root{--a:red}</style><link rel="icon" href="/i.svg"><style>p{color:var(--a)}.gone{color:red}</style></head><body><p>A&nbsp;text with <br/>$& and &lt;</p><p><img src="/a.png" alt=""/></body></html>';

describe('a hardened page', () => {
  const hardened = hardenedPage(PAGE);

  it('has its policy before all that it governs', () => {
    expect(hardened).toMatch(
      /<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none';[^"]+"><title>/,
    );
  });

  it('has its styles in one element', () => {
    expect(hardened.match(/<style>.*?<\/style>/g)).toEqual(['<style>p{color:red}</style>']);
  });

  it('is otherwise what it was', () => {
    const bare = (html: string) =>
      html.replaceAll(/<style>.*?<\/style>|<meta http-equiv[^>]*>/g, '');
    expect(bare(hardened)).toBe(bare(PAGE));
  });

  it('has short names for classes, in its styles and in its elements', () => {
    const page = PAGE.replace('.gone', '.lead').replace('<p>A', "<p class='lead other'>A");
    const renamed = hardenedPage(page);
    expect(renamed).toContain('<style>p{color:red}.a{color:red}</style>');
    expect(renamed).toContain('<p class="a other">A');
  });

  it('keeps the names of classes where a program may know them', () => {
    const page = PAGE.replace('.gone', '.lead').replace(
      '<p>A',
      '<script>1</script><p class="lead">A',
    );
    const kept = hardenedPage(page);
    expect(kept).toContain('.lead{color:red}');
    expect(kept).toContain('<p class="lead">A');
  });

  it('leaves a piece of HTML that is no page alone', () => {
    expect(hardenedPage('<p>Moved to <a href="/">here</a></p>')).toBe(
      '<p>Moved to <a href="/">here</a></p>',
    );
  });
});
