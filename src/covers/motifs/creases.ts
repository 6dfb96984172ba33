import { row } from '../shapes.ts';
import { FIELD, type Motif } from './motif.ts';

const { width: W } = FIELD;

/** A third of the field's height. */
const SIZE = 7;

/** A sheet of squares, some of them folded over. */
export const creases: Motif = (dice) => {
  const folds = ['l7 7h-7z', 'h7l-7 7z', 'h7v7z', 'v7h7z'] as const;
  const fold = dice.pick(folds);
  const columns = dice.between(3, 4);
  const left = dice.pick([0, SIZE, W - columns * SIZE]);
  const [over, ...under] = dice.pick<readonly [number, ...number[]]>([
    [0, 1, 2],
    [1, 0, 2],
    [2, 0, 1],
  ]);
  const fewer = dice.between(1, columns - 1);
  const x = left + SIZE * dice.between(0, columns - 1);
  return [
    [
      'form',
      under
        .map((y, index) => `M${left} ${y * SIZE}${row(index ? columns : fewer, 'm7 0', fold)}`)
        .join(''),
    ],
    ['second', `M${left} ${over * SIZE}${row(columns, 'm7 0', dice.pick(folds))}`],
    ['accent', `M${x} ${SIZE * dice.between(0, 2)}h7v7h-7`],
  ];
};
