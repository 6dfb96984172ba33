/**
 * How dates look: the one file that formats them. Each takes a `ZonedDateTime` in the site's time
 * zone, so that no result depends on the machine's.
 */

/** "Saturday, February 25, 2012" in the site's locale. */
export function dayHeader(at: Temporal.ZonedDateTime, locale: string): string {
  return formatted(at, locale, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
}

/** "February 25, 2012" in the site's locale. */
export function longDay(at: Temporal.ZonedDateTime, locale: string): string {
  return formatted(at, locale, { year: 'numeric', month: 'long', day: 'numeric' });
}

/** "Feb 25" in the site's locale, for lists that already say the year. */
export function shortDay(at: Temporal.ZonedDateTime, locale: string): string {
  return formatted(at, locale, { month: 'short', day: 'numeric' });
}

/** "Saturday" in the site's locale. */
export function weekday(at: Temporal.ZonedDateTime, locale: string): string {
  return formatted(at, locale, { weekday: 'long' });
}

/** "February 2012" in the site's locale. */
export function monthAndYear(month: Temporal.PlainYearMonth, locale: string): string {
  return formatted(firstMoment(month), locale, { year: 'numeric', month: 'long' });
}

/** "February" in the site's locale. */
export function monthName(month: Temporal.PlainYearMonth, locale: string): string {
  return formatted(firstMoment(month), locale, { month: 'long' });
}

/** "6:18 pm EST" in the site's locale: with the zone's abbreviation at that moment, so it knows daylight saving. */
export function timeOfDay(at: Temporal.ZonedDateTime, locale: string): string {
  return parts(at, locale, { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' })
    .map(({ type, value }) => (type === 'dayPeriod' ? value.toLowerCase() : value))
    .join('')
    .replaceAll(NARROW_SPACES, ' ');
}

/** "November 13 – 20, 2026" in the site's locale: the first and the last day that a half-open window touches. */
export function windowDays(
  window: { from: Temporal.ZonedDateTime; to: Temporal.ZonedDateTime },
  locale: string,
): string {
  const last = window.to.subtract({ nanoseconds: 1 });
  return formatter(window.from, locale, { year: 'numeric', month: 'long', day: 'numeric' })
    .formatRange(window.from.epochMilliseconds, last.epochMilliseconds)
    .replaceAll(NARROW_SPACES, ' ');
}

/** The value of HTML's `datetime` attribute, of Open Graph and of JSON-LD: ISO 8601 with offset, or the day alone. */
export function machineTime({ at, timed }: { at: Temporal.ZonedDateTime; timed: boolean }): string {
  return timed
    ? at.toString({ timeZoneName: 'never', smallestUnit: 'second' })
    : at.toPlainDate().toString();
}

/** For libraries that take a `Date`: RSS's `pubDate` and mail's `Date` are made from it. */
export function asDate(at: Temporal.ZonedDateTime): Date {
  return new Date(at.epochMilliseconds);
}

/** CLDR puts narrow no-break spaces before "PM" and thin ones around dashes; many fonts and mail clients lack them. */
const NARROW_SPACES = /[\u202f\u2009]/g;

function firstMoment(month: Temporal.PlainYearMonth): Temporal.ZonedDateTime {
  return month.toPlainDate({ day: 1 }).toZonedDateTime('UTC');
}

function formatter(
  at: Temporal.ZonedDateTime,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: at.timeZoneId });
}

function parts(
  at: Temporal.ZonedDateTime,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormatPart[] {
  return formatter(at, locale, options).formatToParts(at.epochMilliseconds);
}

function formatted(
  at: Temporal.ZonedDateTime,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): string {
  return parts(at, locale, options)
    .map(({ value }) => value)
    .join('');
}
