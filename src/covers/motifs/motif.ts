import type { Dice } from '../dice.ts';

/** The field that a cover is drawn on, in pixels; the size that link previews ask for. */
export const COVER_SIZE = { width: 1200, height: 630 } as const;

/** The colours of one cover: a ground, a form on it, a quieter second form, and one accent. */
export type Colouring = { ground: string; form: string; second: string; accent: string };

/** A formal idea: what is drawn for a topic, varied by dice. */
export type Motif = (dice: Dice, colours: Colouring) => string;
