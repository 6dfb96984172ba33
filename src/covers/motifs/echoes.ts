import { FIELD, type Motif } from './motif.ts';

const { width: W } = FIELD;

/** A small source, and its echoes to the edge of the picture. */
export const echoes: Motif = (dice) => {
  const x = dice.between(2, 9);
  const y = dice.between(8, 13);
  const mirrored = dice.pick([true, false]);
  const first = dice.between(2, 3);
  const gaps = dice.pick([
    [0, 1, 3, 4, 7, 8],
    [0, 2, 4, 5, 9, 10],
    [0, 2, 4, 6, 8, 10],
    [0, 1, 3, 5, 9, 12],
  ]);
  // Circles that touch at the source, every other one drawn the other way round, as a hole.
  const echo = (radius: number, index: number) =>
    `a${radius} ${radius} 0 1${(index + Number(mirrored)) % 2}0${index % 2 ? ' .1' : '-.1'}z`;
  const source = `M${mirrored ? W - x : x} ${y}`;
  return [
    ['form', source + gaps.map((gap, index) => echo(first + gap, index)).join('')],
    ['accent', source + echo(1, 0)],
  ];
};
