import { path } from '../shapes.ts';
import { COVER_SIZE, type Motif } from './motif.ts';

const { width: W } = COVER_SIZE;

/** A mark put together from quarters of circles. */
export const mark: Motif = (dice, { form, second, accent }) => {
  const size = 210;
  const columns = dice.between(2, 4);
  const left = dice.pick([W - columns * size, W - columns * size, W - (columns + 1) * size]);
  const special = dice.between(0, columns * 3 - 1);
  return Array.from({ length: columns * 3 }, (_, index) => {
    const x = left + (index % columns) * size;
    const y = Math.floor(index / columns) * size;
    const colour = index === special ? accent : dice.pick([form, form, second]);
    const shapes = [
      path`M${x} ${y}h${size}A${size} ${size} 0 0 1 ${x} ${y + size}z`,
      path`M${x + size} ${y}v${size}A${size} ${size} 0 0 1 ${x} ${y}z`,
      path`M${x + size} ${y + size}h${-size}A${size} ${size} 0 0 1 ${x + size} ${y}z`,
      path`M${x} ${y + size}v${-size}A${size} ${size} 0 0 1 ${x + size} ${y + size}z`,
      path`M${x} ${y + size / 2}a${size / 2} ${size / 2} 0 0 1 ${size} 0a${size / 2} ${size / 2} 0 0 1 ${-size} 0z`,
    ] as const;
    const shape = dice.pick(shapes);
    return `<path d="${shape}" fill="${colour}"/>`;
  }).join('');
};
