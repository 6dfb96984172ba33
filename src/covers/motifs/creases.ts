import { path, rectangle } from '../shapes.ts';
import { COVER_SIZE, type Motif } from './motif.ts';

const { width: W, height: H } = COVER_SIZE;

/** A sheet of squares, some of them folded over. */
export const creases: Motif = (dice, { form, second, accent }) => {
  const size = dice.pick([126, 158, 210]);
  const rows = Math.round(H / size);
  const columns = dice.between(3, Math.floor(700 / size) + 1);
  const left = W - columns * size;
  const cells = Array.from({ length: rows * columns }, (_, index) => {
    const x = left + (index % columns) * size;
    const y = Math.floor(index / columns) * size;
    return { x, y, down: dice.between(0, 2), empty: dice.between(0, 4) === 0 };
  });
  const special = dice.between(0, cells.length - 1);
  const corner = (x: number, y: number, down: boolean) =>
    down ? path`M${x} ${y}l${size} ${size}H${x}z` : path`M${x + size} ${y}v${size}H${x}z`;
  const data = (filter: (cell: (typeof cells)[number], index: number) => boolean) =>
    cells
      .filter((cell, index) => filter(cell, index))
      .map(({ x, y, down }) => corner(x, y, down === 0))
      .join('');
  const square = cells[special] ?? { x: 0, y: 0 };
  return [
    `<path d="${data(({ empty, down }) => !empty && down !== 2)}" fill="${form}"/>`,
    `<path d="${data(({ empty, down }) => !empty && down === 2)}" fill="${second}"/>`,
    rectangle([square.x, square.y], size, size, accent),
  ].join('');
};
