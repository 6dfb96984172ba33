import { InvalidArgumentError, Option } from 'commander';
import { MomentError, weekStart } from '../../src/blog/calendar.ts';
import { site } from '../../src/site.config.ts';
import { asOfOption } from '../now.ts';

/** What counts as now. */
export function asOfFlag(): Option {
  return new Option('--as-of <date>', 'what counts as now, such as 2026-11-20T09:00').argParser(
    asOfOption,
  );
}

/** The week of an issue that may not exist yet. */
export function weekFlag(): Option {
  return new Option('--week <week>', 'the ISO week of the issue, such as 2026-W47').argParser(
    weekArgument,
  );
}

/** Reads an ISO week. */
export function weekArgument(value: string): string {
  try {
    weekStart(value, site.timeZone);
    return value;
  } catch (error) {
    if (!(error instanceof MomentError)) throw error;
    throw new InvalidArgumentError(`${error.message}. ${error.fix}`);
  }
}
