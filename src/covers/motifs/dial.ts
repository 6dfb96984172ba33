import { FIELD, type Motif } from './motif.ts';

const { height: H } = FIELD;

/** A dial too large for the picture, its needle the accent. */
export const dial: Motif = (dice) => {
  const x = dice.between(13, 27);
  const face = dice.between(9, 12);
  // Whole numbers whose squares add up: 8, 15 and 17, so that all marks end on one circle.
  const marks = 'l-15-8v2zl-8-15h-2zl-1-17h2zl8-15h2zl15-8v2z';
  const needle = dice.pick(['-13 14', '-9 9', '-5 6', '3 4', '7 5', '11 8', '14 13'] as const);
  const [side = 0, top = 0] = needle.split(' ').map(Number);
  return [
    ['form', `M${x} ${H}${marks}`],
    ['second', `M${x - face} ${H}a${face} ${face} 0 01${2 * face} 0`],
    ['accent', `M${x - 2} ${H}L${x + side} ${top}L${x + 2} ${H}a2 2 0 01-4 0`],
  ];
};
