import type { Dice } from '../dice.ts';

/** The size of a cover as a picture, in pixels: what link previews ask for. */
export const COVER_SIZE = { width: 1200, height: 630 } as const;

/** The field that a cover is drawn on, of the same proportions: small whole numbers take few bytes. */
export const FIELD = { width: 40, height: 21 } as const;

/** The colours of one cover: a ground, a form on it, a quieter second form, and one accent. */
export type Colouring = { ground: string; form: string; second: string; accent: string };

/** The data of a path, and what fills it. */
type Layer = readonly [colour: keyof Colouring, data: string];

/** A formal idea: what is drawn for a topic, from back to front, varied by dice. */
export type Motif = (dice: Dice) => readonly Layer[];
