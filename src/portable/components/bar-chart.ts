import type { Element } from 'hast';
import { h, s } from 'hastscript';
import { z } from 'zod';
import { authorTable, mustHaveLabel, numberIn, withUnit } from './author-table.ts';
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
    caption: z.string().trim().min(1),
    /** Written after each number, such as "%". */
    unit: z.string().trim().min(1).optional(),
    /** Where the numbers come from. */
    source: z.string().trim().min(1).optional(),
  }),
  render({ caption, unit, source }, children) {
    const { heads, rows } = authorTable('BarChart', children, HOW_TO);
    const [label, number, ...others] = heads;
    if (!label || !number || others.length > 0) {
      throw new ComponentError('The table of this BarChart must have two columns', HOW_TO);
    }
    const bars = rows.map(([name, cell]) => {
      if (!name || !cell) throw new Error('A row of Markdown has as many cells as the heads');
      mustHaveLabel(name, 'BarChart');
      return { name, cell, value: numberIn(cell, 'BarChart') };
    });
    const values = bars.map(({ value }) => value);
    const low = Math.min(0, ...values);
    const high = Math.max(0, ...values);

    return h('figure.bar-chart', [
      h('table', [
        h('caption', caption),
        h('thead', [
          h('tr', [
            h('th', { scope: 'col' }, label.children),
            h('th', { scope: 'col' }, number.children),
          ]),
        ]),
        h(
          'tbody',
          bars.map(({ name, cell, value }) =>
            h('tr', [
              h('th', { scope: 'row' }, name.children),
              h('td', [...withUnit(cell, unit), bar(value, low, high)]),
            ]),
          ),
        ),
      ]),
      ...(source ? [h('figcaption', `Source: ${source}`)] : []),
    ]);
  },
});

/**
 * A bar from zero to the value on a scale from `low` to `high`, and a line at zero where there are
 * negative values; sized by attributes, as CSP allows no inline style.
 */
function bar(value: number, low: number, high: number): Element {
  const span = high - low || 1;
  const percent = (from: number) => `${Math.round((from / span) * 1000) / 10}%`;
  const zero = percent(-low);
  return s('svg.bar', { ariaHidden: 'true' }, [
    s('rect', {
      ...(low < 0 && { x: percent(Math.min(0, value) - low) }),
      width: percent(Math.abs(value)),
      height: '100%',
    }),
    ...(low < 0 ? [s('rect.zero', { x: zero, width: 2, height: '100%' })] : []),
  ]);
}
