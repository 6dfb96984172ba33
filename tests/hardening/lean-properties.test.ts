import { describe, expect, it } from 'vitest';
import { withLeanProperties } from '../../src/hardening/lean-properties.ts';

describe('the custom properties of a page', () => {
  it('are named by letters, in the order in which they come', () => {
    const css =
      ':root{--ink:black;--ink-soft:grey}p{color:var(--ink)}a{color:var( --ink-soft )}b{border:var(--ink) var(--ink-soft, red)}';
    expect(withLeanProperties(css, '')).toBe(
      ':root{--a:black;--b:grey}p{color:var(--a)}a{color:var( --b )}b{border:var(--a) var(--b, red)}',
    );
  });

  it('are written out where only one rule uses them, also through each other', () => {
    const css =
      ':root{--serif:Georgia,serif;--text:1rem var(--serif);--ink:black}p{font:var(--text);color:var(--ink)}a{color:var(--ink)}';
    expect(withLeanProperties(css, '')).toBe(
      ':root{--a:black}p{font:1rem Georgia,serif;color:var(--a)}a{color:var(--a)}',
    );
  });

  it('stay where they are set again, in another scheme or element', () => {
    const css = ':root{--ink:black}.dark{--ink:white}p{color:var(--ink)}';
    expect(withLeanProperties(css, '')).toBe(':root{--a:black}.dark{--a:white}p{color:var(--a)}');
  });

  it.each([
    '@media print{:root{--ink:black}}p{color:var(--ink)}',
    '.note{--ink:black}p{color:var(--ink)}',
  ])('stay where they are set for a part of the page or of its readers: %s', (css) => {
    expect(withLeanProperties(css, '')).toBe(css.replaceAll('--ink', '--a'));
  });

  it('are written out of a layer, too', () => {
    expect(withLeanProperties('@layer a{:root{--ink:black}}p{color:var(--ink)}', '')).toBe(
      'p{color:black}',
    );
  });

  it('stay where a value may fall back on another', () => {
    const css = ':root{--ink:black}p{color:var(--ink, red)}';
    expect(withLeanProperties(css, '')).toBe(':root{--a:black}p{color:var(--a, red)}');
  });

  it('keep a name that the page’s HTML uses too', () => {
    const css = ':root{--ink:black;--rule:grey}p{color:var(--ink);border-color:var(--rule)}';
    const html = '<svg><path fill="var(--ink)"></path></svg>';
    expect(withLeanProperties(css, html)).toBe(
      ':root{--ink:black}p{color:var(--ink);border-color:grey}',
    );
  });

  it('never run out of names', () => {
    const names = Array.from({ length: 30 }, (_, index) => `--name-${index}x`);
    const css = `:root{${names.map((name) => `${name}:1`).join(';')}}p{margin:${names.map((name) => `var(${name})`).join(' ')};padding:${names.map((name) => `var(${name})`).join(' ')}}`;
    const given = [...withLeanProperties(css, '').matchAll(/(--[\w-]+):1/g)].map(
      ([, name]) => name,
    );
    expect(new Set(given).size).toBe(30);
    expect(given.at(-1)).toBe('--d1');
  });
});
