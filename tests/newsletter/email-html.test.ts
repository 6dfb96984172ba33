import { describe, expect, it } from 'vitest';
import { emailDarkCss, emailHtml } from '../../src/newsletter/email-html.ts';
import { MEASURE } from '../../src/newsletter/email-styles.ts';
import { emailText } from '../../src/newsletter/email-text.ts';
import { compiledMjml } from '../../src/newsletter/mjml.ts';
import { loweredHeadings } from '../../src/portable/lowered-headings.ts';
import {
  absoluteDestinations,
  portableHtml,
  portableTree,
} from '../../src/portable/portable-html.ts';
import { light } from '../../src/styles/tokens.ts';
import { urls } from '../fixtures/site.ts';
import { all, attribute, fragment, one, textOf } from '../site/pages.ts';

const DESTINATIONS = absoluteDestinations(
  urls,
  '/below/2026/03/a-post/',
  new Map([['two-chairs.png', { width: 1200, height: 630 }]]),
  MEASURE,
);

async function rendered(body: string) {
  const html = emailHtml(
    loweredHeadings(await portableTree({ file: 'a.mdx', body }, DESTINATIONS), 2),
  );
  return { html, document: fragment(html) };
}

const CHART = `<BarChart caption="Change" unit="points" source="Made up.">

| Stage | Change |
| --- | ---: |
| Order | 10 |
| Slot | -30 |
| Wait | 0 |

</BarChart>`;

const TREND = `<Trend caption="Shares" unit="%" source="Made up.">

| Month | First | Second |
| --- | ---: | ---: |
| May | 10 | 30 |
| June | 20 | 25 |
| July | 30 | 10 |

</Trend>`;

const EVERYTHING = `A *text* with a [link](/archive/).[^1]

## A heading

> A quotation.

${CHART}

${TREND}

<Callout title="Mind">

This.

</Callout>

<PullQuote by="A reader">

Well said.

</PullQuote>

<Journey caption="One path" source="Invented.">

| Stage | Does | Feels |
| --- | --- | --- |
| Wait | Sits | Bored |
| Slot | Rings | Angry |

</Journey>

<Figure src="../../pictures/two-chairs.png" alt="Two chairs" caption="Sit." />

\`\`\`
code
\`\`\`

[^1]: A note.
`;

/** The cells of a bar's or a dot's track: whether each is painted, and its share of the width. */
function track(table: Parameters<typeof all>[0]): [painted: boolean, width: string | undefined][] {
  return all(table, 'td').map((cell) => [
    attribute(cell, 'bgcolor') === light.accent,
    attribute(cell, 'width'),
  ]);
}

describe('a BarChart in email', () => {
  it('draws bars as cells, on both sides of zero', async () => {
    const { document } = await rendered(CHART);
    expect(all(document, 'table[role=presentation]').map(track)).toEqual([
      [
        [false, '75%'],
        [true, '25%'],
      ],
      [
        [true, '75%'],
        [false, '25%'],
      ],
      [
        [false, '75%'],
        [false, '25%'],
      ],
    ]);
  });

  it('says its numbers in words', async () => {
    const { document } = await rendered(CHART);
    expect(all(document, 'th[scope=row]').map(textOf)).toEqual(['Order', 'Slot', 'Wait']);
    expect(textOf(document)).toContain('Change Stage Change Order 10 points');
    expect(textOf(document)).toContain('Slot −30 points');
    expect(textOf(document)).toContain('Source: Made up.');
  });
});

describe('a Trend in email', () => {
  it('shows where each number lies between the lowest and the highest', async () => {
    const { document } = await rendered(TREND);
    const dots = all(document, 'table[role=presentation]').map(
      (table) => track(table).findIndex(([painted]) => painted) && track(table)[0]?.[1],
    );
    // A dot is 6 wide, so it begins between 0 and 94; at the beginning there is no cell before it.
    expect(dots).toEqual([0, '94%', '47%', '71%', '94%', 0]);
  });
});

describe('a Journey in email', () => {
  it('is a row for each stage, with its number', async () => {
    const { document } = await rendered(EVERYTHING);
    const rows = all(document, 'table[role=presentation] tr').map(textOf);
    expect(rows).toContain('1 Wait Does: Sits Feels: Bored');
    expect(rows).toContain('2 Slot Does: Rings Feels: Angry');
  });
});

describe('any text in email', () => {
  it('has the style of each block with it, and nothing that mail clients drop', async () => {
    const { document } = await rendered(EVERYTHING);
    for (const block of all(document, '*').filter(({ tagName }) =>
      /^(p|h\d|blockquote|pre|ol|li|th|td|img)$/.test(tagName),
    )) {
      expect(attribute(block, 'style'), block.tagName).toMatch(/\w+:.+;$/);
    }
    const dropped = /^(svg|figure|figcaption|aside|script|style)$/;
    expect(all(document, '*').filter(({ tagName }) => dropped.test(tagName))).toEqual([]);
  });

  it('begins its headings below that of the story', async () => {
    const { document } = await rendered(EVERYTHING);
    expect(textOf(one(document, 'h3[id]') ?? document)).toBe('Footnotes');
    expect(all(document, 'h2')).toEqual([]);
    expect(all(document, 'h3').map(textOf)).toContain('A heading');
  });

  it('has pictures at absolute addresses, no wider than the text, in their shape', async () => {
    const { document } = await rendered(EVERYTHING);
    const picture = one(document, 'img');
    expect(['src', 'alt', 'width', 'height'].map((name) => attribute(picture, name))).toEqual([
      'https://fixture.test/below/pictures/two-chairs.png',
      'Two chairs',
      '552',
      '290',
    ]);
  });

  it('has a rule in the dark scheme for each colour of its own', async () => {
    const { document } = await rendered(EVERYTHING);
    const names = all(document, '*[class]').flatMap(
      (element) => attribute(element, 'class')?.split(' ') ?? [],
    );
    const ruled = [...emailDarkCss().matchAll(/^\.([\w-]+) \{/gm)].map(([, name]) => name);
    const own = new Set(names.filter((name) => name.startsWith('text-')));
    expect([...own].sort()).toEqual(ruled.sort());
  });

  it('is taken by MJML, whose inliner reads every style', async () => {
    const { html } = await rendered(EVERYTHING);
    const email = await compiledMjml(
      `<mjml><mj-head><mj-style inline="inline">p, td { margin: 0; }</mj-style></mj-head><mj-body><mj-section><mj-column><mj-text>${html}</mj-text></mj-column></mj-section></mj-body></mjml>`,
    );
    expect(textOf(fragment(email))).toContain('Slot −30 points');
  });
});

describe('the text part', () => {
  it('keeps tables in columns, and every destination', async () => {
    const text = emailText(await portableHtml({ file: 'a.mdx', body: EVERYTHING }, DESTINATIONS));
    expect(text).toMatch(/^Month +First +Second\nMay +10% +30%$/m);
    expect(text).toMatch(/^Change\n\nStage +Change\nOrder +10 points$/m);
    expect(text).not.toMatch(/[ \t]$/m);
    expect(text).toContain('link [https://fixture.test/below/archive/]');
    expect(text).toMatch(/Does: Sits/);
    expect(text.split('\n').every((line) => line.length <= 80)).toBe(true);
  });
});
