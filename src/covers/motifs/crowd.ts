import { disc, row } from '../shapes.ts';
import type { Motif } from './motif.ts';

/** People who stand together in two rows, one of them of another colour. */
export const crowd: Motif = (dice) => {
  const count = dice.between(3, 4);
  const left = dice.between(1, 33 - 7 * count);
  const top = dice.between(12, 16);
  const figure = `a3 3 0 016 0v14h-6zm3-4${disc(2)}`;
  const stand = (many: number) => row(many, 'm4 4', figure);
  return [
    ['second', `M${left + dice.pick([3, 4])} ${top - dice.between(3, 5)}${stand(count)}`],
    ['form', `M${left} ${top}${stand(count + 1)}`],
    ['accent', `M${left + 7 * dice.between(0, count)} ${top}${figure}`],
  ];
};
