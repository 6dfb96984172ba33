import { h } from 'hastscript';
import { z } from 'zod';
import { ComponentError, defineComponent } from './component.ts';

/** A picture with its caption: `<Figure src="../../pictures/…" alt="…" caption="…" credit="…" />`. */
export const figure = defineComponent({
  name: 'Figure',
  attributes: z.strictObject({
    /** The picture's file, as in Markdown: `../../pictures/two-chairs.png`. */
    src: z.string().trim().min(1),
    /** What it shows, for those who don't see it. */
    alt: z.string().trim().min(1),
    /** What is to be said of it. */
    caption: z.string().trim().min(1).optional(),
    /** Who made it. */
    credit: z.string().trim().min(1).optional(),
  }),
  render({ src, alt, caption, credit }, children) {
    if (children.some(({ type }) => type === 'element')) {
      throw new ComponentError(
        'There is a text inside this Figure, which has no place for it',
        'Write <Figure … />, and what is to be said of the picture into caption="…".',
      );
    }
    const words = [
      ...(caption ? [caption] : []),
      ...(caption && credit ? [' '] : []),
      ...(credit ? [h('small', credit)] : []),
    ];
    return h('figure.picture', [
      h('img', { src, alt }),
      ...(words.length > 0 ? [h('figcaption', words)] : []),
    ]);
  },
});
