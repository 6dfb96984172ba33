import { circle, inColour, path, polygon, rectangle } from '../shapes.ts';
import { COVER_SIZE, type Motif } from './motif.ts';

const { width: W, height: H } = COVER_SIZE;

/** A row of doorways, one open, with light on the floor. */
export const doors: Motif = (dice, { ground, form, second, accent }) => {
  const count = dice.between(3, 5);
  const width = dice.between(130, 165);
  const step = width + dice.between(56, 92);
  const left = dice.between(60, W - count * step - 20);
  const floor = dice.between(440, 490);
  const height = dice.between(290, 340);
  const open = dice.between(0, count - 1);
  const lean = dice.between(50, 130);
  const shapes = Array.from({ length: count }, (_, index) => {
    const x = left + index * step;
    const round = width / 2;
    const frame = path`M${x} ${floor}V${floor - height + round}a${round} ${round} 0 0 1 ${width} 0V${floor}z`;
    return { x, frame };
  });
  const { x = 0, frame = '' } = shapes[open] ?? {};
  return [
    rectangle([0, floor], W, H - floor, second),
    polygon(
      [
        [x, floor],
        [x + width, floor],
        [x + width * 1.5 + lean, H],
        [x - width * 0.1 + lean, H],
      ],
      accent,
    ),
    inColour(
      form,
      ...shapes.filter((_, index) => index !== open).map((door) => `<path d="${door.frame}"/>`),
    ),
    `<path d="${frame}" fill="${accent}"/>`,
    inColour(
      ground,
      ...shapes
        .filter((_, index) => index !== open)
        .map((door) => circle([door.x + width - 26, floor - height * 0.42], 9)),
    ),
  ].join('');
};
