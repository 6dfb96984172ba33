import { load } from 'cheerio';
import postcss, { type Rule } from 'postcss';
import { describe, expect, it } from 'vitest';
import { usedStyles } from '../../src/hardening/used-styles.ts';

/** The selectors of the rules that stay for a page. */
function selectorsLeft(css: string, html: string): string[] {
  const selectors: string[] = [];
  postcss.parse(usedStyles(css, load(html))).walkRules((rule: Rule) => {
    selectors.push(...rule.selectors);
  });
  return selectors;
}

describe('styles that a page uses', () => {
  it('are those that match something in it', () => {
    const css = 'p{margin:0}.pager a,.post > h1{margin:0}.post h2{margin:0}.lone{margin:0}';
    const html = '<article class="post"><h1>A</h1><p>lone pager</p></article>';
    expect(selectorsLeft(css, html)).toEqual(['p', '.post > h1']);
  });

  it.each([
    ':focus-visible',
    'a:hover',
    'a:visited',
    '.skip:focus',
    '::selection',
    'li::marker',
    'p:before',
    'a:not(:hover)',
    ':not(:hover)',
    'a:a-state-of-tomorrow',
  ])('hold %s, which matches in some state or can’t be judged', (selector) => {
    const html = '<a class="skip" href="#x">A</a><ul><li>B</li></ul><p>C</p>';
    expect(selectorsLeft(`${selector}{color:red}`, html)).toEqual([selector]);
  });

  it.each([
    '.gone:hover',
    '.gone::before',
    '.gone :focus',
    ':is(.gone, .lost) a',
    '.gone li:not(:last-child)::after',
    'input:not(:focus)',
  ])('leave out %s, whose element isn’t there', (selector) => {
    expect(selectorsLeft(`${selector}{color:red}`, '<a href="/">A</a>')).toEqual([]);
  });

  it('keep the order of layers, faces of fonts, key frames and nested rules', () => {
    const css =
      '@layer a, b;@font-face{font-family:F;src:url(/f.woff2)}@keyframes k{from{opacity:0}}p{&:hover{color:red}}@view-transition{navigation:auto}';
    expect(usedStyles(css, load('<p>A</p>'))).toBe(css);
  });

  it('leave out layers and media of which nothing is left', () => {
    const css = '@layer a{@media print{.gone{color:red}}}p{color:red}';
    expect(usedStyles(css, load('<p>A</p>'))).toBe('p{color:red}');
  });

  it('join layers of one name that follow each other, and no others', () => {
    const css = '@layer a{p{color:red}}@layer a{p{margin:0}}@layer b{p{top:0}}@layer a{p{left:0}}';
    expect(usedStyles(css, load('<p>A</p>'))).toBe(
      '@layer a{p{color:red}p{margin:0}}@layer b{p{top:0}}@layer a{p{left:0}}',
    );
  });

  it('leave out properties that nothing uses, or only each other', () => {
    const css = ':root{--a:1;--b:var(--a);--c:2;--cd:3;--e:4}p{margin:var(--c)}';
    const html = '<p>A</p><svg><path fill="var(--e)"></path></svg>';
    expect(usedStyles(css, load(html))).toBe(':root{--c:2;--e:4}p{margin:var(--c)}');
  });
});
