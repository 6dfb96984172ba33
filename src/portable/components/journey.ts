import { h } from 'hastscript';
import { z } from 'zod';
import { authorTable, textIn } from './author-table.ts';
import { ComponentError, defineComponent } from './component.ts';

const HOW_TO =
  'Write a table of three columns between <Journey …> and </Journey>, with a blank line before and after: Stage, Does, Feels.';

/**
 * A customer's journey: the author's Markdown table of stages, what the customer does in each, and
 * what she feels. It becomes an ordered list, since the order is the point; the heads of the
 * second and third columns name what is said of each stage.
 */
export const journey = defineComponent({
  name: 'Journey',
  attributes: z.strictObject({
    /** Whose journey it is. */
    caption: z.string().trim().min(1),
    /** Where it was learnt. */
    source: z.string().trim().min(1).optional(),
  }),
  render({ caption, source }, children) {
    const { heads, rows } = authorTable('Journey', children, HOW_TO);
    const [, ...aspects] = heads;
    if (aspects.length !== 2) {
      throw new ComponentError('The table of this Journey must have three columns', HOW_TO);
    }
    const stages = rows.map((cells) => {
      const empty = cells.find((cell) => textIn(cell) === '');
      if (empty) {
        throw new ComponentError(
          'A stage of this Journey has an empty cell',
          'Fill every cell; where nothing is known, say so.',
          empty,
        );
      }
      const [stage, ...said] = cells;
      return h('li', [
        h('p', [h('strong', stage?.children ?? [])]),
        ...said.map((cell, index) =>
          h('p', [
            h('b', [...(aspects[index]?.children ?? []), ':']),
            ' ',
            h('span', cell.children),
          ]),
        ),
      ]);
    });
    return h('figure.journey', [
      h('figcaption', caption),
      h('ol', stages),
      ...(source ? [h('p.source', `Source: ${source}`)] : []),
    ]);
  },
});
