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

  it('that is there, with a text, is fine', () => {
    expect(found('![A](../../pictures/two-chairs.png)')).toEqual([]);
    expect(found('<Figure src="../../pictures/two-chairs.png" alt="A" />', 'a-post.mdx')).toEqual(
      [],
    );
  });
});
