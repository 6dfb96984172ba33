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

  it('leaves a piece of HTML that is no page alone', () => {
    expect(hardenedPage('<p>Moved to <a href="/">here</a></p>')).toBe(
      '<p>Moved to <a href="/">here</a></p>',
    );
  });
});
