import type { Element, ElementContent } from 'hast';
import { toString as plainText } from 'hast-util-to-string';
import { h, s } from 'hastscript';
import { z } from 'zod';
import { ComponentError, defineComponent } from './component.ts';

const HOW_TO =
  'Write a table of two columns between <BarChart …> and </BarChart>, with a blank line before and after: labels on the left, numbers on the right.';

/**
 * A bar chart that is a table first: the author's Markdown table of labels and numbers, with a bar
 * drawn beside each number. Without pictures, styles or colours the table still says it all.
 */
export const barChart = defineComponent({
  name: 'BarChart',
  attributes: z.strictObject({
    /** What the chart shows; the table's caption. */
    caption: z.string().min(1),
    /** Written after each number, such as "%". */
    unit: z.string().min(1).optional(),
    /** Where the numbers come from. */
    source: z.string().min(1).optional(),
  }),
  render({ caption, unit, source }, children) {
    const table = elements(children).find(({ tagName }) => tagName === 'table');
    if (!table) throw new ComponentError('This BarChart has no table in it', HOW_TO);
    const [header, ...rows] = descendants(table, 'tr').map((row) => elements(row.children));
    if (!header || rows.length === 0) {
      throw new ComponentError('The table of this BarChart has no rows', HOW_TO);
    }
    if ([header, ...rows].some((cells) => cells.length !== 2)) {
      throw new ComponentError('The table of this BarChart must have two columns', HOW_TO);
    }
    const values = rows.map((cells) => numberOf(plainText(cells[1] as Element)));
    const low = Math.min(0, ...values);
    const high = Math.max(0, ...values);

    return h('figure.bar-chart', [
      h('table', [
        h('caption', caption),
        h('thead', [
          h(
            'tr',
            header.map((cell) => h('th', { scope: 'col' }, cell.children)),
          ),
        ]),
        h(
          'tbody',
          rows.map(([label, number], index) =>
            h('tr', [
              h('th', { scope: 'row' }, label?.children ?? []),
              h('td', [
                ...(number?.children ?? []),
                ...(unit
                  ? [{ type: 'text' as const, value: unit === '%' ? '%' : ` ${unit}` }]
                  : []),
                bar(values[index] ?? 0, low, high),
              ]),
            ]),
          ),
        ),
      ]),
      ...(source ? [h('figcaption', `Source: ${source}`)] : []),
    ]);
  },
});

/** A bar from zero to the value on a scale from `low` to `high`; sized by attributes, as CSP allows no inline style. */
function bar(value: number, low: number, high: number): Element {
  const span = high - low || 1;
  const percent = (from: number) => Math.round((from / span) * 10_000) / 100;
  return s(
    'svg.bar',
    { viewBox: '0 0 100 10', preserveAspectRatio: 'none', ariaHidden: 'true', focusable: 'false' },
    [
      s('rect', {
        x: percent(Math.min(0, value) - low),
        width: percent(Math.abs(value)),
        height: 10,
      }),
    ],
  );
}

/** A cell's number: a minus sign or hyphen, digits with commas or thin spaces between thousands, a decimal point, a per cent sign. */
function numberOf(cell: string): number {
  const text = cell
    .trim()
    .replace(/\s*%$/, '')
    .replace('−', '-')
    .replaceAll(/[,\u2009\u202f]/g, '');
  if (!/^[+-]?\d+(\.\d+)?$/.test(text)) {
    throw new ComponentError(
      `"${cell.trim()}" in this BarChart is not a number`,
      'Write digits only, such as 34, 4.5 or -2; the unit goes into unit="…".',
    );
  }
  return Number(text);
}

function elements(nodes: readonly ElementContent[]): Element[] {
  return nodes.filter((node) => node.type === 'element');
}

function descendants(element: Element, tagName: string): Element[] {
  return elements(element.children).flatMap((child) => [
    ...(child.tagName === tagName ? [child] : []),
    ...descendants(child, tagName),
  ]);
}
