import { describe, expect, it } from 'vitest';
import { type PagerStep, pagerSteps, pagesOf } from '../../src/blog/pager.ts';

const shown = (steps: readonly PagerStep[]) =>
  steps.map((step) => (step === 'gap' ? '…' : step)).join(' ');

describe('pagerSteps', () => {
  it.each([
    [6, 12, '1 … 4 5 6 7 8 … 12'],
    [1, 12, '1 2 3 … 12'],
    [12, 12, '1 … 10 11 12'],
    [5, 12, '1 2 3 4 5 6 7 … 12'],
    [8, 12, '1 … 6 7 8 9 10 11 12'],
    [1, 1, '1'],
    [2, 3, '1 2 3'],
  ])('on page %i of %i are %s', (current, last, expected) => {
    expect(shown(pagerSteps(current, last))).toBe(expected);
  });

  /** Every position in pagers of up to twelve pages, with its steps. */
  const positions = Array.from({ length: 12 }, (_, index) => index + 1).flatMap((last) =>
    Array.from({ length: last }, (_, index) => {
      const current = index + 1;
      return { current, last, steps: pagerSteps(current, last) };
    }),
  );

  it('name the first, the last, the current and all pages within reach', () => {
    for (const { current, last, steps } of positions) {
      const wanted = [1, last, ...[-2, -1, 0, 1, 2].map((reach) => current + reach)];
      const existing = wanted.filter((number) => number >= 1 && number <= last);
      expect(steps, `${current} of ${last}`).toEqual(expect.arrayContaining(existing));
    }
  });

  it('ascend by one, but for gaps that each hide two pages or more', () => {
    for (const { current, last, steps } of positions) {
      const strides = steps.slice(1).map((step, index) => {
        const before = steps[index];
        if (step === 'gap') return 1;
        if (before !== 'gap') return step - Number(before);
        return step - Number(steps[index - 1]) > 2 ? 1 : 'a needless gap';
      });
      expect(new Set(strides), `${current} of ${last}`).toEqual(new Set(last > 1 ? [1] : []));
    }
  });

  it('mirror those at the same distance from the other end', () => {
    for (const { current, last, steps } of positions) {
      const mirrored = pagerSteps(last + 1 - current, last)
        .map((step) => (step === 'gap' ? step : last + 1 - step))
        .toReversed();
      expect(steps, `${current} of ${last}`).toEqual(mirrored);
    }
  });
});

describe('pagesOf', () => {
  it.each([
    ['nothing into one empty page', [], [[]]],
    ['fewer than a page', [1], [[1]]],
    ['exactly one page', [1, 2], [[1, 2]]],
    ['one more', [1, 2, 3], [[1, 2], [3]]],
    [
      'exactly two pages',
      [1, 2, 3, 4],
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ])('cuts %s', (_, items, expected) => {
    expect(pagesOf(items, 2)).toEqual(expected);
  });
});
