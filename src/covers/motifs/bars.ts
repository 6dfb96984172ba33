import { FIELD, type Motif } from './motif.ts';

const { width: W, height: H } = FIELD;

/** Bars with a mean drawn through them, one standing out. */
export const bars: Motif = (dice) => {
  const wide = dice.pick([2, 3]);
  const step = wide + 1;
  const count = Math.floor(dice.between(20, 25) / step);
  const left = dice.pick([2, W - count * step - 1, W - count * step + 1]);
  const tops = Array.from({ length: count }, () => dice.pick([10, 12, 15, 17]));
  const tallest = left + step * dice.between(1, count - 2);
  return [
    ['form', `M${left} ${H}${tops.map((top) => `V${top}h${wide}V${H}h1`).join('')}`],
    [
      'accent',
      `M${tallest} ${H}V${dice.between(3, 6)}h${wide}V${H}M0 ${dice.between(11, 14)}h${W}v.4H0`,
    ],
  ];
};
