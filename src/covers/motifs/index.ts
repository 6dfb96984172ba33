import { bars } from './bars.ts';
import { creases } from './creases.ts';
import { crowd } from './crowd.ts';
import { dial } from './dial.ts';
import { doors } from './doors.ts';
import { echoes } from './echoes.ts';
import { folds } from './folds.ts';
import { gathering } from './gathering.ts';
import { mark } from './mark.ts';
import type { Motif } from './motif.ts';
import { paths } from './paths.ts';
import { rings } from './rings.ts';
import { speech } from './speech.ts';

/** The ideas for each topic, by its id in the site configuration. */
export const MOTIFS: Readonly<Record<string, readonly [Motif, ...Motif[]]>> = {
  strategy: [paths],
  measurement: [bars, dial],
  loyalty: [rings],
  service: [doors, speech],
  advocacy: [echoes],
  design: [folds, creases],
  culture: [gathering, crowd],
  brand: [mark],
};
