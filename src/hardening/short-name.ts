/** The shortest names: `a` to `z`, then `a1` to `z1` and so on. */
export function shortName(index: number): string {
  const round = Math.floor(index / 26);
  return String.fromCodePoint(0x61 + (index % 26)) + (round || '');
}
