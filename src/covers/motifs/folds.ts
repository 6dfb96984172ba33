import { row } from '../shapes.ts';
import { FIELD, type Motif } from './motif.ts';

const { width: W } = FIELD;

/** A folding screen, one panel of another colour. */
export const folds: Motif = (dice) => {
  const wide = dice.between(4, 5);
  const fold = dice.between(2, 3);
  const pairs = dice.between(2, 4);
  const left = dice.pick([2, W - 2 * wide * pairs - 2, W - 2 * wide * pairs + 2]);
  const top = dice.between(2, 4);
  const high = dice.between(11, 13);
  const away = `l${wide} ${fold}v${high}l-${wide}-${fold}z`;
  const back = `l${wide}-${fold}v${high}l-${wide} ${fold}z`;
  const step = `m${2 * wide} 0`;
  const special = left + 2 * wide * dice.between(0, pairs - 1);
  return [
    ['form', `M${left} ${top}${row(pairs, step, away)}`],
    ['second', `M${left + wide} ${top + fold}${row(pairs, step, back)}`],
    ['accent', dice.pick([`M${special} ${top}${away}`, `M${special + wide} ${top + fold}${back}`])],
  ];
};
