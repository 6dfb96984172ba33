import type { Element } from 'hast';
import { h, s } from 'hastscript';
import { z } from 'zod';
import { authorTable, mustHaveLabel, numberIn, textIn, withUnit } from './author-table.ts';
import { ComponentError, defineComponent } from './component.ts';

const HOW_TO =
  'Write a table between <Trend …> and </Trend>, with a blank line before and after: periods on the left, one to three columns of numbers beside them, at least two rows.';

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

    return h('figure.trend', [
      h('figcaption', caption),
      drawing(rows, numberHeads.length, unit),
      h('table', [
        h('thead', [
          h('tr', [
            h('th', { scope: 'col' }, head.children),
            ...numberHeads.map((cell, line) =>
              h('th', { scope: 'col', className: lineClass(line) }, cell.children),
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

/**
 * The lines between the highest and the lowest value, which are written above and below. The
 * viewport within has a row's distance and a hundredth of the span for its units, and stretches to
 * whatever room there is, as nothing but lines is in it.
 */
function drawing(rows: Row[], lines: number, unit: string | undefined): Element {
  const points = rows.flatMap(({ cells, values }) =>
    values.map((value, line) => ({ value, written: textIn(cells[line] as Element) })),
  );
  const sorted = points.toSorted((a, b) => a.value - b.value);
  const [low, high] = [sorted.at(0), sorted.at(-1)];
  if (!low || !high) throw new Error('A trend has points');
  const span = high.value - low.value;
  const y = (value: number) => Math.round(span === 0 ? 50 : ((high.value - value) / span) * 100);
  const percent = (written: string) =>
    unit === '%' && !written.endsWith('%') ? `${written}%` : written;

  return s('svg.line', { ariaHidden: 'true' }, [
    s('text', { y: '1em' }, percent(high.written)),
    s(
      'svg',
      {
        viewBox: `0 0 ${rows.length - 1} 100`,
        preserveAspectRatio: 'none',
        overflow: 'visible',
        y: '15%',
        height: '70%',
      },
      [
        ...(low.value < 0 && high.value > 0
          ? [s('line', { x2: rows.length - 1, y1: y(0), y2: y(0) })]
          : []),
        ...Array.from({ length: lines }, (_, line) =>
          s('polyline', {
            className: lineClass(line),
            points: rows.map(({ values }, row) => `${row},${y(values[line] ?? 0)}`).join(' '),
          }),
        ),
      ],
    ),
    ...(span === 0 ? [] : [s('text', { y: '98%' }, percent(low.written))]),
  ]);
}

/** The class of a line, and of its head, that has dashes: the first is drawn through. */
function lineClass(line: number): string[] | undefined {
  return line === 0 ? undefined : [`line-${line + 1}`];
}
