import { circle, lines, onCircle, path, polygon } from '../shapes.ts';
import type { Motif } from './motif.ts';

/** A dial too large for the picture, its needle the accent. */
export const dial: Motif = (dice, { form, second, accent }) => {
  const centre = [dice.between(420, 780), dice.between(560, 640)] as const;
  const radius = dice.between(400, 470);
  const needle = dice.between(215, 325);
  const marks = Array.from({ length: 13 }, (_, index) => {
    const angle = 180 + index * 15;
    const inner = radius - (index % 3 === 0 ? 110 : 66);
    const [[x1, y1], [x2, y2]] = [
      onCircle(centre, inner, angle),
      onCircle(centre, radius - 26, angle),
    ];
    return path`M${x1} ${y1}L${x2} ${y2}`;
  });
  const [tipX, tipY] = onCircle(centre, radius - 60, needle);
  return [
    circle(centre, radius + 44, second),
    circle(centre, radius, form),
    lines(second, 10, ...marks),
    polygon(
      [onCircle(centre, 26, needle - 90), [tipX, tipY], onCircle(centre, 26, needle + 90)],
      accent,
    ),
    circle(centre, 62, accent),
  ].join('');
};
