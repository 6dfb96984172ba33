import { FIELD, type Motif } from './motif.ts';

const { width: W } = FIELD;

/** Rings that hold each other. */
export const rings: Motif = (dice) => {
  const radius = dice.between(6, 7);
  const inner = radius - dice.between(1, 2);
  const thick = radius - inner;
  const count = dice.between(2, 3);
  // Not so far apart that they would touch where their halves meet.
  const step = dice.between(radius + 1, 2 * inner - 1);
  const left = dice.between(2, Math.max(3, W - 2 * radius - step * (count - 1) - 1));
  const y = dice.between(9, 12);
  const over = `a${radius} ${radius} 0 01${2 * radius} 0`;
  const back = `a${inner} ${inner} 0 00-${2 * inner} 0`;
  const half = `${over}h-${thick}${back}`;
  const under = `a${radius} ${radius} 0 00${2 * radius} 0h-${thick}a${inner} ${inner} 0 01-${2 * inner} 0`;
  const ring = `${half}z${under}`;
  const [first, second, third] = [left, left + step, left + 2 * step];
  const others = count === 3 ? `M${third} ${y}` : '';
  // Some come back over the others with their upper halves, so that they hold each other.
  return [
    ['form', `M${first} ${y}${ring}${others}${others && ring}`],
    ['accent', `M${second} ${y}${ring}`],
    ['form', `M${first} ${y}${half}${others}${others && half}`],
  ];
};
