import { arc, circleLine, lines } from '../shapes.ts';
import { COVER_SIZE, type Motif } from './motif.ts';

const { height: H } = COVER_SIZE;

/** Rings that hold each other, the last one leaving the picture. */
export const rings: Motif = (dice, { ground, form, second, accent }) => {
  const count = dice.between(2, 4);
  const radius = dice.between(150, 205);
  const thick = dice.between(40, 62);
  const step = radius * (dice.between(125, 145) / 100);
  const slope = dice.between(-24, 24);
  const start = [dice.between(170, 420), H / 2 - (slope * count) / 2] as const;
  const centres = Array.from(
    { length: count },
    (_, index) => [start[0] + index * step, start[1] + index * slope] as const,
  );
  const colours = [form, second, form, second];
  colours[dice.between(0, count - 1)] = accent;
  // Each ring is laid over the one before it, which then comes back over it at one crossing.
  const tilt = (Math.atan2(slope, step) * 180) / Math.PI;
  const reach = Math.hypot(step, slope) / 2;
  const crossing = (Math.acos(Math.min(1, reach / radius)) * 180) / Math.PI;
  return centres
    .map((centre, index) => {
      const before = centres[index - 1];
      // The colour reaches further than the gap around it, so that no seam shows where they end.
      const over = (reach: number, of = before) =>
        of ? arc(of, radius, tilt - crossing - reach, tilt - crossing + reach) : '';
      return (
        circleLine(ground, thick + 24, centre, radius) +
        circleLine(colours[index] ?? form, thick, centre, radius) +
        (before
          ? lines(ground, thick + 24, over(24)) + lines(colours[index - 1] ?? form, thick, over(27))
          : '')
      );
    })
    .join('');
};
