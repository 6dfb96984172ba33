import { row } from '../shapes.ts';
import { FIELD, type Motif } from './motif.ts';

const { width: W } = FIELD;

/** Ways that run together and part, one of them taken. */
export const paths: Motif = (dice) => {
  const y = dice.between(7, 13);
  const fork = dice.between(8, 18);
  const rise = dice.between(4, 7);
  const above = dice.between(1, 4);
  const side = dice.pick([1, -1]);
  const start = side === 1 ? 0 : W;
  const way = (turn: 1 | -1) =>
    `h${side * fork}l${side * rise} ${turn * rise}h${side * W}v1h${-side * W}l${-side * rise} ${-turn * rise}h${-side * fork}z`;
  return [
    ['form', `M${start} ${y - 2}${row(above, 'm0 -2', way(-1))}`],
    ['second', `M${start} ${y + 2}${row(5 - above, 'm0 2', way(1))}`],
    [
      'accent',
      `M${start} ${y}h${side * dice.between(27, 34)}a2 2 0 1${side === 1 ? 1 : 0}0 1H${start}`,
    ],
  ];
};
