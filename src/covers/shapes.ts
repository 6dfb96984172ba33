/** Parts of the data of paths. They are relative, so that the same shape is the same text anywhere. */

/** A disc that stands on the current point; where it ends it is a tenth of a unit short, which nobody sees. */
export function disc(radius: number): string {
  return `a${radius} ${radius} 0 11.1 0z`;
}

/** The same shape several times, one step apart. */
export function row(count: number, step: string, shape: string): string {
  return Array.from({ length: count }, () => shape).join(step);
}
