import { row } from '../shapes.ts';
import { FIELD, type Motif } from './motif.ts';

const { width: W, height: H } = FIELD;

/** A row of doorways, one open, with light on the floor. */
export const doors: Motif = (dice) => {
  const count = dice.between(3, 5);
  const round = count === 5 ? 2 : dice.between(2, 3);
  const step = 2 * round + dice.between(2, 3);
  const left = dice.between(2, W - count * step - 1);
  const floor = dice.between(14, 16);
  const high = dice.between(6, 8);
  const x = left + step * dice.between(0, count - 1);
  const end = x + 2 * round + dice.pick([-4, 6]);
  const door = `v-${high}a${round} ${round} 0 01${2 * round} 0v${high}`;
  return [
    ['second', `M0 ${floor}h${W}v${H}H0`],
    ['form', `M${left} ${floor}${row(count, `zm${step} 0`, door)}`],
    ['accent', `M${x} ${floor}${door}L${end} ${H}h-${2 * round + 2}`],
  ];
};
