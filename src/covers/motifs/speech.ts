import { circle, inColour, lines, path } from '../shapes.ts';
import type { Motif } from './motif.ts';

/** Someone speaks and another answers: two balloons that overlap. */
export const speech: Motif = (dice, { ground, form, second, accent }) => {
  const size = dice.between(180, 215);
  const x = dice.between(330, 480);
  const y = dice.between(250, 300);
  const apart = dice.between(250, 330);
  const drop = dice.between(50, 110);
  const smaller = size - dice.between(30, 60);
  const balloon = (cx: number, cy: number, radius: number, side: 1 | -1, fill: string) =>
    `<path d="${path`M${cx} ${cy + radius}h${side * radius}v${-radius}A${radius} ${radius} 0 1 ${side === 1 ? 0 : 1} ${cx} ${cy + radius}z`}" fill="${fill}"/>`;
  return [
    balloon(x, y, size, -1, form),
    balloon(x + apart, y + drop, smaller, 1, second),
    inColour(accent, ...[-1, 0, 1].map((index) => circle([x + apart + index * 62, y + drop], 20))),
    lines(ground, 14, path`M${x - 90} ${y - 44}h${120}M${x - 90} ${y + 6}h${70}`),
  ].join('');
};
