import { h } from 'hastscript';
import { z } from 'zod';
import { ComponentError, defineComponent } from './component.ts';

/** Something to know before reading on, set apart from the text: `<Callout title="…">Markdown</Callout>`. */
export const callout = defineComponent({
  name: 'Callout',
  attributes: z.strictObject({
    /** A few words in front of it. */
    title: z.string().min(1),
  }),
  render({ title }, children) {
    if (!children.some(({ type }) => type === 'element')) {
      throw new ComponentError(
        'This Callout is empty',
        'Write its text between <Callout title="…"> and </Callout>, with a blank line before and after.',
      );
    }
    return h('aside.callout', [h('p.callout-title', [h('strong', title)]), ...children]);
  },
});
