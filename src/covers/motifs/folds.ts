import { circle, polygon } from '../shapes.ts';
import { COVER_SIZE, type Motif } from './motif.ts';

const { width: W } = COVER_SIZE;

/** A folding screen, one panel of another colour. */
export const folds: Motif = (dice, { form, second, accent, ground }) => {
  const count = dice.between(5, 8);
  const width = dice.between(112, 140);
  const left = W - count * width + dice.between(40, 110);
  const top = dice.between(80, 130);
  const height = dice.between(350, 400);
  const fold = dice.between(40, 80);
  const special = dice.between(0, count - 2);
  const panels = Array.from({ length: count }, (_, index) => {
    const [near, far] = index % 2 === 0 ? [0, fold] : [fold, 0];
    const x = left + index * width;
    const colour = index === special ? accent : index % 2 === 0 ? form : second;
    return polygon(
      [
        [x, top + near],
        [x + width, top + far],
        [x + width, top + far + height],
        [x, top + near + height],
      ],
      colour,
    );
  });
  const hole = left + special * width + width / 2;
  return [
    ...panels,
    circle([hole, top + fold / 2 + height / 2], dice.between(20, 34), ground),
  ].join('');
};
