import { createRequire } from 'node:module';

/** The one typeface of the site, as its package delivers it. Why this one: docs/decisions.md. */
export const FAMILY = 'Vollkorn';

/** The file with all its Latin letters and all its weights. */
export const FILE = 'vollkorn-latin-wght-normal.woff2';

/** The weights that the styles use: text is 400, headings and emphasis are 600. */
export const WEIGHTS = { min: 400, max: 600 };

/** OpenType features that the styles use; old-style figures are the typeface's own default. */
export const FEATURES = ['calt', 'ccmp', 'kern', 'liga', 'lnum', 'mark', 'pnum', 'tnum'];

/** Where the file is on the disk. */
export function typefacePath(): string {
  return createRequire(import.meta.url).resolve(`@fontsource-variable/vollkorn/files/${FILE}`);
}
