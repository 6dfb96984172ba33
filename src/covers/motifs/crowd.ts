import { circle, inColour, path } from '../shapes.ts';
import { COVER_SIZE, type Motif } from './motif.ts';

const { height: H } = COVER_SIZE;

/** People of all sizes who stand together, one of them of another colour. */
export const crowd: Motif = (dice, { form, second, accent }) => {
  const count = dice.between(6, 8);
  const accented = dice.between(1, count - 2);
  let x = dice.between(90, 200);
  const figures = Array.from({ length: count }, (_, index) => {
    const width = dice.between(120, 176);
    const height = dice.between(150, 300);
    const head = circle([x + width / 2, H - height - width * 0.32], width * 0.27);
    const colour = index === accented ? accent : index % 2 === 0 ? form : second;
    const body = path`M${x} ${H}V${H - height + width / 2}a${width / 2} ${width / 2} 0 0 1 ${width} 0V${H}z`;
    x += width - dice.between(18, 44);
    return inColour(colour, head, `<path d="${body}"/>`);
  });
  return figures.join('');
};
