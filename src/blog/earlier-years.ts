import { newestFirst } from './archive.ts';

/**
 * Posts of the same day and month as another in the years before it, newest first. A post of
 * February 29 has those of earlier leap years; no other day has the posts of a February 29.
 */
export function onThisDay<Post extends { id: string; date: Temporal.ZonedDateTime }>(
  { date: { year, month, day } }: Post,
  posts: readonly Post[],
): Post[] {
  return posts
    .filter(({ date }) => date.year < year && date.month === month && date.day === day)
    .sort(newestFirst);
}

/** The same month in the years before it, where it is among `months`; in their order. */
export function inEarlierYears(
  { year, month }: Temporal.PlainYearMonth,
  months: readonly Temporal.PlainYearMonth[],
): Temporal.PlainYearMonth[] {
  return months.filter((other) => other.month === month && other.year < year);
}
