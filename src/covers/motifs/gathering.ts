import { circle, inColour, onCircle } from '../shapes.ts';
import type { Motif } from './motif.ts';

/** People around a table, seen from above, one of them newly come. */
export const gathering: Motif = (dice, { form, second, accent }) => {
  const centre = [dice.between(380, 820), dice.between(280, 350)] as const;
  const table = dice.between(110, 150);
  const count = dice.between(7, 10);
  const seat = dice.between(44, 54);
  const turn = dice.between(0, 359);
  const late = dice.between(0, count - 1);
  const ring = table + seat + 34;
  const seats = Array.from({ length: count }, (_, index) => {
    const angle = turn + (index * 360) / count;
    return circle(
      onCircle(centre, index === late ? ring + 62 : ring, angle),
      index === late ? seat + 6 : seat,
      index === late ? accent : undefined,
    );
  });
  return circle(centre, table, second) + inColour(form, ...seats);
};
