/** Moments as authors write them, and the ISO 8601 week: always in the site's time zone, never the machine's. */

/** A moment as an author wrote it. */
export type Moment = {
  /** In the site's time zone. */
  at: Temporal.ZonedDateTime;
  /** False when only a day was written: `at` is then the start of that day, and no time is shown. */
  timed: boolean;
};

/** A date that cannot be understood, or that names no single moment in the site's time zone. */
export class MomentError extends Error {
  readonly fix: string;

  constructor(reason: string, fix: string) {
    super(reason);
    this.name = 'MomentError';
    this.fix = fix;
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:[0-5]\d)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * The moment that an author's text names: an instant with its offset (RFC 3339), a local date and
 * time, or a day (RFC 9557 without the annotation). Local ones are in `timeZone`.
 *
 * @throws {MomentError} when the text is none of these, when no such day exists, or when the local
 *   time is skipped or repeated by a change of clocks
 */
export function momentFrom(text: string, timeZone: string): Moment {
  try {
    if (DAY.test(text)) {
      return { at: dayIn(Temporal.PlainDate.from(text), timeZone), timed: false };
    }
    if (INSTANT.test(text)) {
      return { at: Temporal.Instant.from(text).toZonedDateTimeISO(timeZone), timed: true };
    }
    if (LOCAL.test(text)) {
      return { at: unambiguous(Temporal.PlainDateTime.from(text), timeZone), timed: true };
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new MomentError(
      `"${text}" is not a day or time that exists`,
      'Check the month, the day and the hour.',
    );
  }
  throw new MomentError(
    `"${text}" is not a date this site understands`,
    'Write a day (2026-11-20), a local date and time (2026-11-20T18:18), or an instant with its offset (2026-11-20T18:18:00-05:00).',
  );
}

/** @throws {RangeError} for a day that a zone left out when it crossed the date line */
function dayIn(day: Temporal.PlainDate, timeZone: string): Temporal.ZonedDateTime {
  const at = day.toZonedDateTime(timeZone);
  if (!at.toPlainDate().equals(day)) throw new RangeError(`${day} does not exist in ${timeZone}`);
  return at;
}

function unambiguous(local: Temporal.PlainDateTime, timeZone: string): Temporal.ZonedDateTime {
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.equals(later)) return earlier;
  const skipped = !earlier.toPlainDateTime().equals(local);
  const written = localText(local);
  throw new MomentError(
    `${written} ${skipped ? 'does not exist' : 'happens twice'} in ${timeZone}: the clocks change`,
    skipped
      ? `Use a time the clocks show, such as ${localText(later.toPlainDateTime())}.`
      : `Say which of the two: ${instantText(earlier)} or ${instantText(later)}.`,
  );
}

/** A moment as an author would write it, such that {@link momentFrom} reads it: with its offset only where the clocks show that time twice. */
export function momentText(at: Temporal.ZonedDateTime): string {
  const local = at.toPlainDateTime();
  const isOnly = (['earlier', 'later'] as const).every((disambiguation) =>
    local.toZonedDateTime(at.timeZoneId, { disambiguation }).equals(at),
  );
  return isOnly ? localText(local) : instantText(at);
}

/** As an author would write it: without seconds that are none. */
function localText(local: Temporal.PlainDateTime): string {
  return local.toString({ smallestUnit: local.second === 0 ? 'minute' : 'second' });
}

function instantText(at: Temporal.ZonedDateTime): string {
  return at.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** The ISO 8601 week that holds a moment, such as `2026-W47`, in the moment's own zone. */
export function weekOf(at: Temporal.ZonedDateTime): string {
  return `${at.yearOfWeek}-W${String(at.weekOfYear).padStart(2, '0')}`;
}

/**
 * The first moment of an ISO week (its Monday's start of day) in a time zone.
 *
 * @throws {MomentError} when the text is no week, or the year has no such week
 */
export function weekStart(week: string, timeZone: string): Temporal.ZonedDateTime {
  return monday(week).toZonedDateTime(timeZone);
}

/**
 * The first moment after an ISO week.
 *
 * @throws {MomentError} when the text is no week, or the year has no such week
 */
export function weekEnd(week: string, timeZone: string): Temporal.ZonedDateTime {
  // By way of the day: where clocks change at midnight, a day may begin at one o'clock.
  return monday(week).add({ weeks: 1 }).toZonedDateTime(timeZone);
}

function monday(week: string): Temporal.PlainDate {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  if (year && number) {
    // ISO 8601: 4 January is always in week 1.
    const fourth = Temporal.PlainDate.from(`${year}-01-04`);
    const day = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: Number(number) - 1 });
    if (day.yearOfWeek === Number(year) && day.weekOfYear === Number(number)) return day;
  }
  throw new MomentError(
    `"${week}" is not an ISO week`,
    'Write the year and the number of the week, such as 2026-W47; few years have a week 53.',
  );
}
