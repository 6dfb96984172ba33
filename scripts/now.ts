import { InvalidArgumentError } from 'commander';
import { MomentError, momentFrom } from '../src/blog/calendar.ts';
import { site } from '../src/site.config.ts';

/**
 * The one "now" of a command: what `--as-of` says, else SOURCE_DATE_EPOCH
 * (https://reproducible-builds.org/specs/source-date-epoch/), else the clock.
 */
export function now(asOf: Temporal.Instant | undefined): Temporal.Instant {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (asOf) return asOf;
  if (epoch) return Temporal.Instant.fromEpochMilliseconds(Number(epoch) * 1000);
  return Temporal.Now.instant();
}

/** Reads the value of `--as-of`, a date as authors write it. */
export function asOfOption(value: string): Temporal.Instant {
  try {
    return momentFrom(value, site.timeZone).at.toInstant();
  } catch (error) {
    if (!(error instanceof MomentError)) throw error;
    throw new InvalidArgumentError(`${error.message}. ${error.fix}`);
  }
}
