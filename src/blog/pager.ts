/** One step of a pager: a page's number, or a gap of at least two pages. */
export type PagerStep = number | 'gap';

/** Pages on either side of the current one. */
const REACH = 2;

/**
 * The steps of a windowed pager: `1 … 4 5 6 7 8 … 12`. The first and the last page are always
 * there, and a gap never hides a single page, since its number takes no more room.
 */
export function pagerSteps(current: number, last: number): PagerStep[] {
  const steps: PagerStep[] = [];
  for (let number = 1; number <= last; number++) {
    if (number === 1 || number === last || Math.abs(number - current) <= REACH) {
      const previous = steps.at(-1);
      if (typeof previous === 'number' && number - previous === 2) steps.push(number - 1);
      else if (typeof previous === 'number' && number - previous > 2) steps.push('gap');
      steps.push(number);
    }
  }
  return steps;
}

/** Items cut into pages of a size. There is always a first page, even an empty one. */
export function pagesOf<Item>(items: readonly Item[], size: number): Item[][] {
  const pages: Item[][] = [];
  for (let start = 0; start < items.length; start += size) {
    pages.push(items.slice(start, start + size));
  }
  return pages.length > 0 ? pages : [[]];
}
