import { describe, expect, it } from 'vitest';
import { commentHtml, commentSummary } from '../../src/portable/comment-html.ts';
import { all, attribute, fragment, linksOf, textOf } from '../site/pages.ts';

const rendered = (body: string) => fragment(commentHtml(body));

/** The elements and attributes that a comment became, once each. */
function made(body: string): string[] {
  const parts = all(rendered(body), '*').flatMap(({ tagName, attrs }) => [
    tagName,
    ...attrs.map(({ name }) => `${tagName} ${name}`),
  ]);
  return [...new Set(parts)].sort();
}

const HARMLESS = [
  ...['a', 'a href', 'a rel', 'blockquote', 'br', 'code', 'em', 'li', 'ol', 'ol start'],
  ...['p', 'pre', 'strong', 'ul'],
];

it('may have paragraphs, emphasis, lists, quotes, code and links', () => {
  const body = [
    'One *of* **two**,\\\nand `code`.',
    '3. three\n4. four',
    '- a',
    '> She said.',
    '    let x;',
    '[here](https://example.org/a?b=1&c=2) <mailto:ann@example.org>',
  ].join('\n\n');
  expect(made(body)).toEqual(HARMLESS);
  expect(linksOf(rendered(body))).toEqual([
    ['here', 'https://example.org/a?b=1&c=2'],
    ['mailto:ann@example.org', 'mailto:ann@example.org'],
  ]);
});

it('marks every link as a stranger’s', () => {
  const links = all(rendered('[a](https://example.org/) <http://example.org/>'), 'a');
  expect(links.map((link) => attribute(link, 'rel'))).toEqual(['nofollow ugc', 'nofollow ugc']);
});

it('has the site’s quotes and dashes', () => {
  expect(textOf(rendered('"It\'s" -- well...'))).toBe('“It’s” – well…');
});

it.each([
  ['a script', '<script>alert(1)</script>'],
  ['a script within a sentence', 'Well <script>alert(1)</script> said'],
  ['a handler', '<img src=x onerror=alert(1)>'],
  ['a handler within a sentence', 'a <b onclick="alert(1)">b</b>'],
  ['a frame', '<iframe src="https://evil.test/"></iframe>'],
  ['a style', '<style>body{display:none}</style>'],
  ['an open comment', '<!-- and all that follows'],
  ['the end of a CDATA section', 'x ]]> <![CDATA[ y ]]> z'],
  ['tags that close what is around', '</p></article></main><h1>Mine</h1>'],
  ['an SVG', '<svg><script>alert(1)</script></svg>'],
  ['a form', '<form action="https://evil.test/"><input name="password"></form>'],
])('shows %s as text', (_, body) => {
  const html = rendered(`Before.\n\n${body}\n\nAfter.`);
  expect(all(html, '*').map(({ tagName }) => tagName)).toEqual(
    expect.not.arrayContaining(['script', 'img', 'b', 'iframe', 'style', 'h1', 'svg', 'form']),
  );
  expect(made(body).filter((part) => !HARMLESS.includes(part))).toEqual([]);
  const text = textOf(html).replaceAll(/[“”]/g, '"').replace('–', '--');
  expect(text).toBe(`Before. ${body} After.`);
});

describe('links', () => {
  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#10;script:alert(1))',
    '[x](&#x6a;avascript:alert(1))',
    '[x](<\u0001javascript:alert(1)>)',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:msgbox)',
    '[x](file:///etc/passwd)',
    '[x](/contact-us/)',
    '[x](//evil.test/)',
    '[x](#content)',
    '[x](https:evil)',
    '[x][y]\n\n[y]: javascript:alert(1)',
  ])('are no links in %j', (body) => {
    expect(made(body)).toEqual(['p']);
    expect(textOf(rendered(body))).toBe('x');
  });

  it('of a written address keep its text', () => {
    expect(textOf(rendered('<javascript:alert(1)>'))).toBe('javascript:alert(1)');
    expect(made('<javascript:alert(1)>')).toEqual(['p']);
  });
});

it.each([
  ['headings', '# A\n\nB\n===', ['p'], 'A B'],
  ['pictures', '![two chairs](https://evil.test/pixel.gif)', ['p'], 'two chairs'],
  [
    'pictures by reference',
    '![two chairs][p]\n\n[p]: https://evil.test/p.gif',
    ['p'],
    'two chairs',
  ],
  ['rules', 'A\n\n***\n\nB', ['p'], 'A B'],
  ['tables', '| a | b |\n| - | - |', ['p'], '| a | b | | - | - |'],
  ['classes of code', '```js\nx\n```', ['code', 'pre'], 'x'],
])('has no %s', (_, body, elements, text) => {
  expect(made(body)).toEqual(elements);
  expect(textOf(rendered(body))).toBe(text);
});

describe('characters', () => {
  it.each([
    ['an override of the direction', 'safe\u202egnp.exe', 'safegnp.exe'],
    ['one written as an entity', 'safe&#x202e;gnp.exe', 'safegnp.exe'],
    ['one in code', '`safe\u202egnp.exe`', 'safegnp.exe'],
    ['one in HTML', '<b\u202e>', '<b>'],
    ['a null', 'a&#0;b', 'a\ufffdb'],
    ['a tower of marks', `Z${'\u0301'.repeat(50)}algo`, `Z${'\u0301'.repeat(4)}algo`],
  ])('that disturb are left out: %s', (_, body, text) => {
    expect(textOf(rendered(body))).toBe(text);
  });
});

describe('nesting', () => {
  it.each([
    ['quotes', `${'>'.repeat(3000)} deep`],
    ['lists', `${'- '.repeat(800)}deep`],
    ['emphasis', `${'*a '.repeat(800)}deep${'*'.repeat(800)}`],
    ['brackets', `${'['.repeat(3000)}deep${']'.repeat(3000)}`],
    ['pictures in pictures', `${'!['.repeat(500)}deep${'](x)'.repeat(500)}`],
  ])('without end of %s comes to one, and the words stay', (_, body) => {
    const html = rendered(body);
    expect(deepest(html)).toBeLessThan(20);
    expect(textOf(html)).toContain('deep');
  });

  it('that a reader can follow stays', () => {
    expect(deepest(rendered('> - > - a'))).toBe(6);
  });
});

/** How many elements stand in each other. */
function deepest(node: ReturnType<typeof fragment>): number {
  if (!('childNodes' in node)) return 0;
  const own = 'tagName' in node ? 1 : 0;
  return own + Math.max(0, ...node.childNodes.map(deepest));
}

it('has its first block for a summary, as plain text', () => {
  expect(commentSummary('Yes, *and* <b>no</b>.\n\nMore.')).toBe('Yes, and <b>no</b>.');
  expect(commentSummary('- a\n- b')).toBe('a\nb');
  expect(commentSummary('')).toBe('');
});
