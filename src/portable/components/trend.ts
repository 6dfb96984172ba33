import type { Element } from 'hast';
import { h, s } from 'hastscript';
import { z } from 'zod';
import { authorTable, mustHaveLabel, numberIn, textIn, withUnit } from './author-table.ts';
import { ComponentError, defineComponent } from './component.ts';

const HOW_TO =
  'Write a table between <Trend …> and </Trend>, with a blank line before and after: periods on the left, one to three columns of numbers beside them, at least two rows.';

/** The drawing's size in its own units; the site scales it to the text's width. */
const WIDTH = 640;
const HEIGHT = 288;
const TOP = 36;
const BOTTOM = 224;
/** Room for the dots of the first and the last period. */
const SIDE = 8;

type Row = { period: Element; cells: Element[]; values: number[] };

/**
 * A line over time: the author's Markdown table of periods and numbers, and above it a line drawn
 * from the cells. The drawing is hidden from screen readers, since the table says it all. Lines
 * differ by their dashes, so that colours are not needed.
 */
export const trend = defineComponent({
  name: 'Trend',
  attributes: z.strictObject({
    /** What changes over time. */
    caption: z.string().trim().min(1),
    /** Written after each number, such as "%". */
    unit: z.string().trim().min(1).optional(),
    /** Where the numbers come from. */
    source: z.string().trim().min(1).optional(),
  }),
  render({ caption, unit, source }, children) {
    const table = authorTable('Trend', children, HOW_TO);
    const [head, ...numberHeads] = table.heads;
    if (!head || numberHeads.length < 1 || numberHeads.length > 3) {
      throw new ComponentError('The table of this Trend must have two to four columns', HOW_TO);
    }
    if (table.rows.length < 2) {
      throw new ComponentError('This Trend has only one period, and a line needs two', HOW_TO);
    }
    const rows = table.rows.map(([period, ...cells]): Row => {
      if (!period) throw new Error('A row of Markdown has as many cells as the heads');
      mustHaveLabel(period, 'Trend');
      return { period, cells, values: cells.map((cell) => numberIn(cell, 'Trend')) };
    });
    const keyed = numberHeads.length > 1;

    return h('figure.trend', [
      h('figcaption', caption),
      drawing(rows, numberHeads.length, unit),
      h('table', [
        h('thead', [
          h('tr', [
            h('th', { scope: 'col' }, head.children),
            ...numberHeads.map((cell, line) =>
              h('th', { scope: 'col' }, [...(keyed ? [key(line)] : []), ...cell.children]),
            ),
          ]),
        ]),
        h(
          'tbody',
          rows.map(({ period, cells }) =>
            h('tr', [
              h('th', { scope: 'row' }, period.children),
              ...cells.map((cell) => h('td', withUnit(cell, unit))),
            ]),
          ),
        ),
      ]),
      ...(source ? [h('p.source', `Source: ${source}`)] : []),
    ]);
  },
});

/** The lines, between the lowest and the highest value, with the first and the last period below. */
function drawing(rows: Row[], lines: number, unit: string | undefined): Element {
  const points = rows.flatMap(({ cells, values }) =>
    values.map((value, line) => ({ value, written: textIn(cells[line] as Element) })),
  );
  const sorted = points.toSorted((a, b) => a.value - b.value);
  const [low, high] = [sorted.at(0), sorted.at(-1)];
  if (!low || !high) throw new Error('A trend has points');
  const span = high.value - low.value;
  const y = (value: number) =>
    span === 0
      ? (TOP + BOTTOM) / 2
      : Math.round(BOTTOM - ((value - low.value) / span) * (BOTTOM - TOP));
  const x = (row: number) => Math.round(SIDE + (row / (rows.length - 1)) * (WIDTH - 2 * SIDE));
  const percent = (written: string) =>
    unit === '%' && !written.endsWith('%') ? `${written}%` : written;
  const mark = ({ value, written }: typeof low, below: boolean) => [
    s('line.level', { x1: 0, x2: WIDTH, y1: y(value), y2: y(value) }),
    s('text', { x: 0, y: y(value) + (below ? 26 : -10) }, percent(written)),
  ];

  return s('svg.line', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, ariaHidden: 'true' }, [
    ...(span === 0 ? [] : mark(low, true)),
    ...mark(high, false),
    ...(low.value < 0 && high.value > 0
      ? [s('line.zero', { x1: 0, x2: WIDTH, y1: y(0), y2: y(0) })]
      : []),
    ...Array.from({ length: lines }, (_, line) => {
      const points = rows.map(({ values }, row) => `${x(row)},${y(values[line] ?? 0)}`);
      return [
        s(`polyline.line-${line + 1}`, { points: points.join(' ') }),
        // A line without length, with round ends, is a dot: shorter than circles, of which there would be many.
        s('path', { d: points.map((point) => `M${point}h0`).join('') }),
      ];
    }).flat(),
    s('text', { x: 0, y: HEIGHT - 8 }, textIn(rows[0]?.period as Element)),
    s('text.end', { x: WIDTH, y: HEIGHT - 8 }, textIn(rows.at(-1)?.period as Element)),
  ]);
}

/** A piece of a line, beside the name of what it shows. */
function key(line: number): Element {
  return s('svg.key', { viewBox: '0 0 24 6', ariaHidden: 'true' }, [
    s(`polyline.line-${line + 1}`, { points: '0,3 24,3' }),
  ]);
}
