import { inColour, lines, path, rectangle } from '../shapes.ts';
import { COVER_SIZE, type Motif } from './motif.ts';

const { width: W, height: H } = COVER_SIZE;

/** Bars with a mean drawn through them, one standing out. */
export const bars: Motif = (dice, { form, second, accent }) => {
  const count = dice.between(6, 9);
  const step = dice.between(84, 108);
  const left = W - count * step + dice.between(-30, 50);
  const tallest = dice.between(2, count - 2);
  const shapes = Array.from({ length: count }, (_, index) => {
    const height =
      index === tallest ? dice.between(430, 510) : dice.between(90, 340 - 12 * Math.abs(index - 4));
    const bar = rectangle([left + index * step, H - height], step - 26, height);
    return { bar, height };
  });
  const mean = shapes.reduce((sum, { height }) => sum + height, 0) / count;
  return [
    inColour(form, ...shapes.flatMap(({ bar }, index) => (index === tallest ? [] : [bar]))),
    inColour(accent, shapes[tallest]?.bar ?? ''),
    lines(second, 8, path`M0 ${H - mean}H${W}`),
  ].join('');
};
