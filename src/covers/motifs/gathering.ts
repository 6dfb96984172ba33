import { disc } from '../shapes.ts';
import type { Motif } from './motif.ts';

type Seat = readonly [across: number, down: number];

/** Seats around the middle of a table, as far from each other as whole numbers allow. */
const TABLES: readonly [readonly Seat[], ...(readonly Seat[])[]] = [
  [
    [-4, -7],
    [4, -7],
    [8, 0],
    [4, 7],
    [-4, 7],
    [-8, 0],
  ],
  [
    [0, -8],
    [7, -4],
    [7, 4],
    [0, 8],
    [-7, 4],
    [-7, -4],
  ],
  [
    [0, -8],
    [6, -6],
    [8, 0],
    [6, 6],
    [0, 8],
    [-6, 6],
    [-8, 0],
    [-6, -6],
  ],
];

/** People around a table, seen from above; the table is the newcomer’s, too, by its colour. */
export const gathering: Motif = (dice) => {
  const x = dice.between(12, 28);
  const y = dice.between(10, 11);
  const table = dice.between(4, 5);
  const places = dice.pick(TABLES);
  const late = dice.between(0, places.length - 1);
  const [across, down] = places[late] ?? [0, 0];
  // From each to the next, which takes fewer digits than where they are.
  let [fromX, fromY] = [-x, -y - 2];
  const seats = places.toSpliced(late, 1).map(([toX, toY]) => {
    const move = `m${toX - fromX} ${toY - fromY}`;
    [fromX, fromY] = [toX, toY];
    return move + disc(2);
  });
  const newcomer = `M${x + across + 3 * Math.sign(across)} ${y + down + 2}${disc(2)}`;
  return [
    ['form', seats.join('')],
    ['accent', `${newcomer}M${x} ${y + table}${disc(table)}`],
  ];
};
