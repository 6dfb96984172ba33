import { disc, row } from '../shapes.ts';
import { FIELD, type Motif } from './motif.ts';

const { width: W } = FIELD;

/** A third of the field's height. */
const SIZE = 7;

/** A mark put together from quarters of circles. */
export const mark: Motif = (dice) => {
  const quarters = [
    'h7a7 7 0 01-7 7z',
    'a7 7 0 017 7h-7z',
    'h7v7a7 7 0 01-7-7z',
    'v7h7a7 7 0 00-7-7z',
  ] as const;
  const quarter = dice.pick(quarters);
  const columns = dice.between(2, 4);
  const left = dice.pick([0, SIZE, W - columns * SIZE]);
  const [other, ...same] = dice.pick<readonly [number, ...number[]]>([
    [0, 1, 2],
    [1, 0, 2],
    [2, 0, 1],
  ]);
  const fewer = dice.between(1, columns);
  const x = left + SIZE * dice.between(0, columns - 1);
  return [
    [
      'form',
      same
        .map((y, index) => `M${left} ${y * SIZE}${row(index ? columns : fewer, 'm7 0', quarter)}`)
        .join(''),
    ],
    ['second', `M${left} ${other * SIZE}${row(columns, 'm7 0', dice.pick(quarters))}`],
    ['accent', `M${x + SIZE / 2} ${SIZE * dice.between(1, 3)}${disc(SIZE / 2)}`],
  ];
};
