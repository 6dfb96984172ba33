import { describe, expect, it } from 'vitest';
import { textProblems } from '../../src/authoring/text-problems.ts';

const PICTURES = new Map([['two-chairs.png', { width: 1200, height: 630 }]]);

const found = (body: string, file = 'a-post.md') => textProblems({ file, body }, PICTURES);

describe('HTML in Markdown', () => {
  it.each([
    ['<script>alert(1)</script>', '<script>'],
    ['Text <script src="x"></script> text.', '<script>'],
    ['<div>\n\nText.\n\n</div>', '<div>'],
    ['<style>p { color: red }</style>', '<style>'],
    ['<IFRAME src="https://example.test/"></IFRAME>', '<iframe>'],
    ['<img src="x.png" alt="x" onerror="alert(1)">', '<img>'],
    ['| a |\n| - |\n| <svg onload="x"> |', '<svg>'],
    ['<a href="javascript:alert(1)">x</a>', '<a>'],
    ['<form action="/x"><input></form>', '<form>'],
  ])('%j is a mistake', (html, element) => {
    const [problem] = found(`First.\n\n${html}`);
    expect(problem?.reason).toContain(`${element} is HTML that a text may not hold`);
    expect(problem?.file).toBe('a-post.md');
    expect(problem?.line).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ['<kbd onclick="alert(1)">A</kbd>', 'onclick'],
    ['<abbr title="a > b" onmouseover=x>A</abbr>', 'onmouseover'],
    ['<sup style="position:fixed">1</sup>', 'style'],
  ])('%j may not have its attribute', (html, name) => {
    expect(found(html).map(({ reason }) => reason)).toEqual([
      expect.stringContaining(`may not have the attribute ${name}`),
    ]);
  });

  it.each([
    'Press <kbd>Ctrl</kbd>, H<sub>2</sub>O, x<sup>2</sup>, one<br>two.',
    'The <abbr title="Net Promoter Score">NPS</abbr>.',
    '<details>\n<summary>More</summary>\n\nText.\n\n</details>',
    '<!-- a note to the editor -->',
    'In code, `<script>` is a word.',
    '```html\n<script></script>\n```',
    'One \\<b and 1 < 2.',
  ])('%j is fine', (markdown) => {
    expect(found(markdown)).toEqual([]);
  });

  it('is pointed at where it stands, on later lines of a block too', () => {
    expect(found('First.\n\nSecond <kbd>x</kbd> <u onclick="x">y</u>.')).toMatchObject([
      { line: 3, column: 21 },
    ]);
    expect(found('<details>\n  <summary>x</summary>\n  <object>\n</details>')).toMatchObject([
      { line: 3, column: 3 },
    ]);
  });
});

describe('an element', () => {
  it.each([
    ['<b>x\n\ny', 3, 1, '<b> is opened and not closed'],
    ['x *y <u>z*', 3, 6, '<u> is opened and not closed'],
    ['<details>\n<summary>x</summary>\n\nText.', 3, 1, '<details> is opened and not closed'],
    ['<b><i>x</b></i>', 3, 8, '</b> closes what is not open here'],
    ['- x</s>', 3, 4, '</s> closes what is not open here'],
    ['<kbd title="a" title="b">x</kbd>', 3, 21, 'an attribute twice'],
    ['<?php echo 1 ?>', 3, 1, 'would not be shown'],
    ['<!DOCTYPE html>', 3, 1, 'would not be shown'],
    ['<![CDATA[<b>]]>', 3, 1, 'would not be shown'],
  ])('written as %j is a mistake', (html, line, column, reason) => {
    expect(found(`First.\n\n${html}`)).toContainEqual(
      expect.objectContaining({ line, column, reason: expect.stringContaining(reason) }),
    );
  });

  it.each([
    '<ruby>漢<rt>kan</ruby>',
    'a<br>b<wbr>c',
    '- <b>x</b>\n- **<i>y</i>**',
    '<details>\n\n- <s>x</s>\n\n</details>\n\n<details>\n</details>',
    '<!-- <b> -->',
  ])('that is closed, or need not be, is fine: %j', (html) => {
    expect(found(html)).toEqual([]);
  });
});

describe('a table', () => {
  const table = (row: string) => `First.\n\n| a | b |\n| - | - |\n| c | d |\n${row}`;

  it.each(['a-post.md', 'a-post.mdx'])('in %s may not have a row that is too long', (file) => {
    expect(found(table('| 1 | 2 | 3 |'), file)).toMatchObject([
      { line: 6, column: 1, reason: expect.stringContaining('more cells than its table has') },
    ]);
  });

  it('may have a shorter one, and an escaped bar', () => {
    expect(found(table('| 1 |\n| 1 | 2 \\| 3 |'))).toEqual([]);
  });
});

describe('a link', () => {
  it.each([
    '[x](javascript:alert)',
    '[x](JavaScript:alert)',
    '[x](java&#x09;script:alert)',
    '[x][1]\n\n[1]: javascript:alert',
    '<javascript:alert>',
    '[x](data:text/html,x)',
    '[x](vbscript:x)',
    '![x](data:image/png;base64,x)',
  ])('to %j is a mistake', (markdown) => {
    const reasons = found(`First.\n\n${markdown}`).map(({ reason }) => reason);
    expect(reasons).toContainEqual(expect.stringMatching(/may not begin with "\w+:"/));
  });

  it('is judged in MDX too', () => {
    expect(found('First.\n\nA [x](javascript:alert).', 'a-post.mdx')).toMatchObject([
      { file: 'a-post.mdx', line: 3, column: 3, reason: expect.stringContaining('javascript:') },
    ]);
  });

  it.each([
    '[x](/archive/)',
    '[x](#part)',
    '[x](https://example.test/a:b)',
    '[x](mailto:a@example.test)',
    '[x](tel:+4420)',
    '[x](what:/is-this)'.replace('what:/', './what:'),
  ])('to %j is fine', (markdown) => {
    expect(found(markdown)).toEqual([]);
  });
});

describe('a picture', () => {
  it.each([
    ['a-post.md', '![](../../pictures/two-chairs.png)'],
    ['a-post.mdx', '![ ](../../pictures/two-chairs.png)'],
    ['a-post.md', '![][p]\n\n[p]: ../../pictures/two-chairs.png'],
  ])('in %s as %j needs a text', (file, markdown) => {
    expect(found(`First.\n\n${markdown}`, file)).toMatchObject([
      { file, line: 3, column: 1, reason: expect.stringContaining('has no text') },
    ]);
  });

  it('must be there, in a component as in Markdown', () => {
    const nowhere = { line: 3, column: 1, reason: expect.stringContaining('"x.png" is not in') };
    expect(found('First.\n\n![A](../../pictures/x.png)')).toMatchObject([nowhere]);
    expect(
      found('First.\n\n<Figure src="../../pictures/x.png" alt="A" />', 'a-post.mdx'),
    ).toMatchObject([nowhere]);
  });

  it.each([
    ['![A](https://example.test/x.png)', '"https://example.test/x.png" is on another site'],
    ['![A](//example.test/x.png)', 'is on another site'],
    ['![A][p]\n\n[p]: HTTP://example.test/x.png', 'is on another site'],
    ['<Figure src="https://example.test/x.png" alt="A" />', 'is on another site'],
    ['![A](/pictures/two-chairs.png)', 'where pictures of a text belong'],
    ['![A](../../pictures/two-chairs.svg)', '"two-chairs.svg" is not in content/pictures'],
  ])('elsewhere, as in %j, is a mistake', (markdown, reason) => {
    expect(found(`First.\n\n${markdown}`, 'a-post.mdx')).toContainEqual(
      expect.objectContaining({ line: 3, column: 1, reason: expect.stringContaining(reason) }),
    );
  });

  it('of an element that is no component is not looked for', () => {
    expect(found('<iframe src="https://example.test/" />', 'a-post.mdx')).toEqual([]);
  });

  it('that is there, with a text, is fine', () => {
    expect(found('![A](../../pictures/two-chairs.png)')).toEqual([]);
    expect(found('<Figure src="../../pictures/two-chairs.png" alt="A" />', 'a-post.mdx')).toEqual(
      [],
    );
  });
});
