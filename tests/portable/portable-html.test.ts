import { describe, expect, it } from 'vitest';
import { ContentError, type Problem } from '../../src/blog/problem.ts';
import { absoluteDestinations, portableHtml } from '../../src/portable/portable-html.ts';
import { urls } from '../fixtures/site.ts';

const PAGE = '/below/2026/03/a-post/';

const rendered = (body: string, file = 'a-post.md') =>
  portableHtml({ file, body }, absoluteDestinations(urls, PAGE));

async function problems(body: string): Promise<readonly Problem[]> {
  const error = await rendered(body, 'a-post.mdx').catch((reason: unknown) => reason);
  if (!(error instanceof ContentError)) throw new Error(`No problem was found in ${body}`);
  return error.problems;
}

const CHART = (rows: string, attributes = 'caption="Calls"') =>
  `<BarChart ${attributes}>\n\n| Kind | Number |\n| --- | ---: |\n${rows}\n\n</BarChart>`;

describe('addresses', () => {
  it.each([
    ['[a](/archive/)', 'https://fixture.test/below/archive/'],
    ['[a](https://example.test/x)', 'https://example.test/x'],
    ['[a](mailto:a@example.test)', 'mailto:a@example.test'],
    ['[a](#part)', 'https://fixture.test/below/2026/03/a-post/#part'],
    ['![a](../../pictures/two-chairs.png)', 'https://fixture.test/below/pictures/two-chairs.png'],
  ])('of %s is absolute', async (markdown, address) => {
    expect(await rendered(markdown)).toContain(`"${address}"`);
  });

  it('of a footnote and its way back are those of the page', async () => {
    const html = await rendered('Text.[^1]\n\n[^1]: Note.');
    expect(html).toContain('href="https://fixture.test/below/2026/03/a-post/#user-content-fn-1"');
    expect(html).toContain('id="user-content-fn-1"');
    expect(html).toContain(
      'href="https://fixture.test/below/2026/03/a-post/#user-content-fnref-1"',
    );
  });
});

describe('hostile HTML', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src="x" alt="x" onerror="alert(1)">',
    '[click](javascript:alert(1))',
    '<a href="javascript:alert(1)">click</a>',
    '<iframe src="https://evil.test/"></iframe>',
    '<style>body{display:none}</style>',
    '<p style="position:fixed">x</p>',
    '<form action="https://evil.test/"><input name="password"></form>',
  ])('%s loses its sting', async (markdown) => {
    const html = await rendered(`Before.\n\n${markdown}\n\nAfter.`);
    expect(html).not.toMatch(/<script|onerror|javascript:|<iframe|<style|style=|<form/i);
    expect(html).toContain('Before.');
    expect(html).toContain('After.');
  });
});

describe('Callout', () => {
  it('is an aside with its title and its text', async () => {
    const html = await rendered(
      '<Callout title="Mind & this">\n\nA *text*.\n\n</Callout>',
      'a-post.mdx',
    );
    expect(html.replaceAll('\n', '')).toBe(
      '<aside><p><strong>Mind &#x26; this</strong></p><p>A <em>text</em>.</p></aside>',
    );
  });
});

describe('BarChart', () => {
  it('is a table with its caption, headers, units and source', async () => {
    const html = await rendered(
      CHART('| Good | 1,200 |\n| Bad | −300 |', 'caption="Calls" unit="calls" source="Made up."'),
      'a-post.mdx',
    );
    expect(html).toContain('<caption>Calls</caption>');
    expect(html.match(/<th scope="col">/g)).toHaveLength(2);
    expect(html).toContain('<tr><th scope="row">Good</th><td>1,200 calls</td></tr>');
    expect(html).toContain('<tr><th scope="row">Bad</th><td>−300 calls</td></tr>');
    expect(html).toContain('<figcaption>Source: Made up.</figcaption>');
    expect(html).not.toContain('<svg');
  });
});

const TREND = (rows: string, heads = '| Month | Share |\n| --- | ---: |') =>
  `<Trend caption="Shares" unit="%" source="Made up.">\n\n${heads}\n${rows}\n\n</Trend>`;

const JOURNEY = (rows: string, heads = '| Stage | Does | Feels |\n| - | - | - |') =>
  `<Journey caption="One path">\n\n${heads}\n${rows}\n\n</Journey>`;

describe('Trend', () => {
  it('is a table with its units, and leaves no word of its drawing behind', async () => {
    const html = await rendered(TREND('| May | 71 |\n| June | -4.5 |'), 'a-post.mdx');
    expect(html.replaceAll('\n', '')).toBe(
      '<figure><figcaption>Shares</figcaption><table>' +
        '<thead><tr><th scope="col">Month</th><th scope="col">Share</th></tr></thead>' +
        '<tbody><tr><th scope="row">May</th><td>71%</td></tr>' +
        '<tr><th scope="row">June</th><td>−4.5%</td></tr></tbody></table>' +
        '<p>Source: Made up.</p></figure>',
    );
  });
});

describe('Journey', () => {
  it('is an ordered list of stages, with the heads before what is said', async () => {
    const html = await rendered(JOURNEY('| Wait | Sits *still* | Bored |'), 'a-post.mdx');
    expect(html.replaceAll('\n', '')).toBe(
      '<figure><figcaption>One path</figcaption><ol><li><p><strong>Wait</strong></p>' +
        '<p><b>Does:</b> <span>Sits <em>still</em></span></p>' +
        '<p><b>Feels:</b> <span>Bored</span></p></li></ol></figure>',
    );
  });
});

describe('PullQuote', () => {
  it('is a quotation, with whose it is below', async () => {
    const html = await rendered(
      '<PullQuote by="A reader">\n\nA *text*.\n\n</PullQuote>',
      'a-post.mdx',
    );
    expect(html.replaceAll('\n', '')).toBe(
      '<figure><blockquote><p>A <em>text</em>.</p></blockquote><figcaption>— A reader</figcaption></figure>',
    );
  });
});

describe('Figure', () => {
  it('is a picture at its lasting address, with caption and credit', async () => {
    const html = await rendered(
      '<Figure src="../../pictures/two-chairs.png" alt="Two chairs" caption="Sit." credit="Us" />',
      'a-post.mdx',
    );
    expect(html).toBe(
      '<figure><img src="https://fixture.test/below/pictures/two-chairs.png" alt="Two chairs">' +
        '<figcaption>Sit. <small>Us</small></figcaption></figure>',
    );
  });
});

describe('numbers in a chart', () => {
  it.each(['1,000', '1,234,567.8', '12 %', '12%', '0', '-3', '−3', '+3', '1\u202f000'])(
    'may be written as %s',
    async (number) => {
      expect(await rendered(CHART(`| Good | ${number} |`), 'a-post.mdx')).toContain('<td>');
    },
  );

  it('may all be zero, or all negative', async () => {
    const both = `${CHART('| A | 0 |\n| B | 0 |')}\n\n${CHART('| A | -1 |\n| B | -2 |')}`;
    const html = await rendered(both, 'a-post.mdx');
    expect([...html.matchAll(/<td>(.*?)<\/td>/g)].map(([, number]) => number)).toEqual([
      '0',
      '0',
      '−1',
      '−2',
    ]);
  });
});

describe('a component used wrongly', () => {
  it.each([
    ['<Callout>\n\nText.\n\n</Callout>', 'needs the attribute title', 'title="…"'],
    ['<Callout title="A" />', 'is empty', 'between <Callout'],
    ['<Callout title="A" colour="red">\n\nText.\n\n</Callout>', 'no attribute colour', 'Remove it'],
    ['<Callout title={"A"}>\n\nText.\n\n</Callout>', 'not a text in quotes', 'without braces'],
    ['<Chart />', 'There is no component <Chart>', '<BarChart>, <Callout>'],
    ['<div>Text.</div>', 'There is no component <div>', 'Markdown'],
    ['{1 + 1}', 'have no meaning in feeds', 'plain text'],
    ["import x from './x.js'", 'have no meaning in feeds', 'plain text'],
    ['<BarChart caption="A">\n\nNo table.\n\n</BarChart>', 'no table in it', 'two columns'],
    [CHART('| Good | many |'), '"many" in this BarChart is not a number', 'digits only'],
    [CHART('| Good | NaN |'), '"NaN" in this BarChart is not a number', 'digits only'],
    [CHART(''), 'has no rows', 'two columns'],
    [
      '<BarChart caption="A">\n\n| A | B | C |\n| - | - | - |\n| 1 | 2 | 3 |\n\n</BarChart>',
      'must have two columns',
      '',
    ],
    [CHART('| Good | Infinity |'), '"Infinity" in this BarChart is not a number', 'digits only'],
    [CHART(`| Good | ${'9'.repeat(400)} |`), 'is not a number', 'digits only'],
    [CHART('| Good | |'), 'A number is missing in this BarChart', 'leave the row out'],
    [CHART('| Good |'), 'A number is missing in this BarChart', 'leave the row out'],
    [CHART('| Good | 3,5 |'), '"3,5" in this BarChart is not a number', '4.5'],
    [CHART('| Good | 1,2,3 |'), '"1,2,3" in this BarChart is not a number', '1,200'],
    [CHART('| Good | 1e999 |'), '"1e999" in this BarChart is not a number', 'digits only'],
    [CHART('| Good | 0x10 |'), '"0x10" in this BarChart is not a number', 'digits only'],
    [CHART('| | 1 |'), 'does not say what it is about', 'first cell'],
    [TREND('| May | 1 |\n| | 2 |'), 'does not say what it is about', 'first cell'],
    [CHART('| <b>Good</b> | 1 |'), 'no component <b>', 'Markdown'],
    [`<Callout title="A">\n\n${CHART('| Good | no |')}\n\n</Callout>`, '"no" in this BarChart', ''],
    ['<Callout title="A" title="B">\n\nx\n\n</Callout>', 'attribute title twice', 'Keep one'],
    ['<Callout {...props}>\n\nx\n\n</Callout>', 'not a text in quotes', 'without braces'],
    ['export const a = 1', 'have no meaning in feeds', 'plain text'],
    ['<BarChart>\n\nNo table.\n\n</BarChart>', 'needs the attribute caption', 'caption="…"'],
    ['<PullQuote />', 'This PullQuote is empty', 'between <PullQuote>'],
    ['<Figure src="../../pictures/a.png" />', 'needs the attribute alt', 'alt="…"'],
    ['<Figure src="../../pictures/a.png" alt=" " />', 'needs the attribute alt', 'alt="…"'],
    ['<Figure alt="A" />', 'needs the attribute src', 'src="…"'],
    ['<Figure src="a" alt="A">\n\nText.\n\n</Figure>', 'has no place for it', 'caption="…"'],
    ['<Trend caption="A">\n\nNo table.\n\n</Trend>', 'no table in it', 'periods on the left'],
    [TREND(''), 'has no rows', 'at least two rows'],
    [TREND('| May | 71 |'), 'has only one period', 'at least two rows'],
    [TREND('| May | 71 |\n| June | NaN |'), '"NaN" in this Trend is not a number', 'digits only'],
    [TREND('| May | 71 |\n| June | |'), 'A number is missing in this Trend', 'leave the row out'],
    [TREND('| May |\n| June |', '| Month |\n| - |'), 'two to four columns', 'periods'],
    ['<Journey caption="A">\n\nText.\n\n</Journey>', 'no table in it', 'Stage, Does, Feels'],
    [JOURNEY('| a | b |', '| Stage | Does |\n| - | - |'), 'three columns', 'Stage, Does, Feels'],
    [JOURNEY('| a | b | |'), 'has an empty cell', 'Fill every cell'],
    ['<Callout title="A">\n\nNever closed.', "can't be read", 'Close every'],
  ])('%j is answered with its place, a reason and a fix', async (mdx, reason, fix) => {
    const [problem] = await problems(`First line.\n\n${mdx}\n`);
    expect(problem?.file).toBe('a-post.mdx');
    expect(problem?.line).toBeGreaterThanOrEqual(3);
    expect(problem?.reason).toContain(reason);
    expect(problem?.fix).toContain(fix);
  });

  it('is pointed at in the cell that is wrong', async () => {
    expect(await problems(TREND('| May | 71 |\n| June | lots |'))).toMatchObject([
      { line: 6, column: 8 },
    ]);
  });

  it('does not hide another', async () => {
    expect(await problems('<Chart />\n\n<Map />\n')).toMatchObject([{ line: 1 }, { line: 3 }]);
  });
});

describe('a comment in MDX', () => {
  it('is no expression', async () => {
    expect(await rendered('Text.\n\n{/* later */}\n', 'a-post.mdx')).toBe('<p>Text.</p>');
  });
});
