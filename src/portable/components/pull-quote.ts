import { h } from 'hastscript';
import { z } from 'zod';
import { ComponentError, defineComponent } from './component.ts';

/** A sentence drawn out of the text and set large: `<PullQuote by="…">Markdown</PullQuote>`. */
export const pullQuote = defineComponent({
  name: 'PullQuote',
  attributes: z.strictObject({
    /** Whose words they are; without it, the post's own. */
    by: z.string().trim().min(1).optional(),
  }),
  render({ by }, children) {
    if (!children.some(({ type }) => type === 'element')) {
      throw new ComponentError(
        'This PullQuote is empty',
        'Write its text between <PullQuote> and </PullQuote>, with a blank line before and after.',
      );
    }
    return h('figure.pull-quote', [
      h('blockquote', children),
      ...(by ? [h('figcaption', `— ${by}`)] : []),
    ]);
  },
});
