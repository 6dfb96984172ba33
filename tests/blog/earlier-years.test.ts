import { describe, expect, it } from 'vitest';
import { inEarlierYears, onThisDay } from '../../src/blog/earlier-years.ts';
import { local, post } from '../builders.ts';

const of = (...moments: string[]) =>
  moments.map((moment) => post({ date: local(moment), slug: moment.slice(11).replace(':', '') }));

/** The days and times that are on the day of the first, among all. */
function found(first: string, ...others: string[]): string[] {
  const [one, ...rest] = of(first, ...others);
  if (!one) throw new Error('There is no post');
  return onThisDay(one, [one, ...rest]).map(({ date }) =>
    date.toPlainDateTime().toString({ smallestUnit: 'minute' }),
  );
}

describe('on this day', () => {
  it('are posts of the same day and month in earlier years, newest first', () => {
    expect(
      found(
        '2026-11-20T18:18',
        '2019-11-20T07:00',
        '2025-11-20T23:59',
        '2025-11-20T00:00',
        '2025-11-21T00:00',
        '2025-10-20T18:18',
        '2024-11-19T23:59',
      ),
    ).toEqual(['2025-11-20T23:59', '2025-11-20T00:00', '2019-11-20T07:00']);
  });

  it('are none of the same year or a later one', () => {
    expect(found('2025-11-20T18:18', '2025-11-20T07:00', '2026-11-20T07:00')).toEqual([]);
  });

  it('on February 29 are those of leap years, and on the days around it not these', () => {
    const february = ['2020-02-29T09:00', '2023-02-28T09:00', '2023-03-01T09:00'];
    expect(found('2024-02-29T09:00', ...february)).toEqual(['2020-02-29T09:00']);
    expect(found('2025-02-28T09:00', ...february)).toEqual(['2023-02-28T09:00']);
    expect(found('2025-03-01T09:00', ...february)).toEqual(['2023-03-01T09:00']);
  });

  it('goes by the day in the posts’ own zone', () => {
    // 2025-11-21 in UTC, but the evening before in New York.
    const evening = post({
      date: Temporal.Instant.from('2025-11-21T03:00Z').toZonedDateTimeISO('America/New_York'),
    });
    const later = post({ date: local('2026-11-20T12:00') });
    expect(onThisDay(later, [evening, later])).toEqual([evening]);
  });
});

it('finds a month in the years before it', () => {
  const months = ['2026-11', '2026-10', '2025-11', '2024-12', '2019-11'].map((month) =>
    Temporal.PlainYearMonth.from(month),
  );
  const [november, october] = months;
  const earlier = (month: typeof november) =>
    month && inEarlierYears(month, months).map((other) => other.toString());
  expect(earlier(november)).toEqual(['2025-11', '2019-11']);
  expect(earlier(october)).toEqual([]);
});
