import { arc, circle, lines } from '../shapes.ts';
import type { Motif } from './motif.ts';

/** A small source, and its echoes to the edge of the picture. */
export const echoes: Motif = (dice, { ground, form, second, accent }) => {
  const centre = [dice.between(240, 520), dice.between(200, 450)] as const;
  const first = dice.between(80, 110);
  const gap = dice.between(92, 124);
  const count = dice.between(4, 6);
  const waves = Array.from({ length: count }, (_, index) => {
    const radius = first + index * gap;
    const thick = 54 - (index * 44) / count;
    return lines(
      index % 2 === 0 ? form : second,
      thick,
      arc(centre, radius, -70 + dice.between(-40, 10), 70 + dice.between(-10, 50)),
    );
  });
  return [...waves.reverse(), circle(centre, 52, ground), circle(centre, 40, accent)].join('');
};
