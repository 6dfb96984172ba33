import { describe, expect, it } from 'vitest';
import {
  renamedClasses,
  renamedStyles,
  shortClassNames,
} from '../../src/hardening/short-classes.ts';

const CSS =
  '.meta,.post>p{color:red}@media print{.post:not(:has(.thread)){color:blue}}a{color:red}';

describe('short names for classes', () => {
  const names = shortClassNames(CSS);

  it('follow the order in which styles name them', () => {
    expect([...names]).toEqual([
      ['meta', 'a'],
      ['post', 'b'],
      ['thread', 'c'],
    ]);
  });

  it('are as many as there are classes, each another', () => {
    const many = Array.from({ length: 60 }, (_, index) => `.name-${index}{color:red}`).join('');
    expect(new Set(shortClassNames(many).values()).size).toBe(60);
  });

  it('are none where styles look into the attribute', () => {
    expect([...shortClassNames(`${CSS}[class^="line-"]{color:red}`)]).toEqual([]);
  });

  it('stand in selectors, however deep, and nowhere else', () => {
    expect(renamedStyles(`${CSS}.post{background:url(meta.post.png)}`, names)).toBe(
      '.a,.b>p{color:red}@media print{.b:not(:has(.c)){color:blue}}a{color:red}.b{background:url(meta.post.png)}',
    );
  });

  it('stand for what an escape spells', () => {
    const css = String.raw`.\32 020\:a{color:red}`;
    const escaped = shortClassNames(css);
    expect([...escaped.keys()]).toEqual(['2020:a']);
    expect(renamedStyles(css, escaped)).toBe('.a{color:red}');
    expect(renamedClasses('2020:a', escaped)).toBe('a');
  });

  it.each([
    ['post meta', 'b a'],
    [' post\n thread ', 'b c'],
    ['post unknown', 'b unknown'],
    // No style knows "a"; left as it is, it would look like "meta".
    ['a post', 'b'],
    ['a', ''],
    ['', ''],
  ])('stand in attributes: %j', (value, renamed) => {
    expect(renamedClasses(value, names)).toBe(renamed);
  });
});
