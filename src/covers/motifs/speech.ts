import { disc, row } from '../shapes.ts';
import { FIELD, type Motif } from './motif.ts';

const { width: W } = FIELD;

/** Someone speaks and another answers: two balloons that overlap. */
export const speech: Motif = (dice) => {
  const large = dice.between(6, 7);
  const small = large - dice.between(0, 1);
  const mirrored = dice.pick([true, false]);
  const x = dice.between(10, 16);
  const y = dice.between(8, 10);
  const answer = x + large + dice.between(4, small);
  const low = y + dice.between(1, 4);
  const at = (across: number) => (mirrored ? W - across : across);
  const left = (radius: number) =>
    `h-${radius}v-${radius}a${radius} ${radius} 0 11${radius} ${radius}`;
  const right = (radius: number) =>
    `h${radius}v-${radius}a${radius} ${radius} 0 10-${radius} ${radius}`;
  const [one, other] = mirrored ? [right, left] : [left, right];
  return [
    ['form', `M${at(x)} ${y + large}${one(large)}`],
    ['accent', `M${at(answer)} ${low + small}${other(small)}`],
    ['ground', `M${at(answer) - 3} ${low + 1}${row(3, 'm3 0', disc(1))}`],
  ];
};
