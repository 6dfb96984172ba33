import { z } from 'zod';
import { MomentError, momentFrom } from './calendar.ts';

/** A text that says something. */
export const textSchema = z.string().trim().min(1, 'must not be empty');

/** What stands in URLs and refers to things: lower-case letters, digits and single hyphens. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens');

/**
 * A date as authors write it, kept as text: see `momentFrom`.
 *
 * @param timeZone the zone of local dates
 */
export function dateSchema(timeZone: string) {
  return z
    .string()
    .meta({ pattern: DATE_SHAPE })
    .superRefine((value, context) => nameAMoment(value, timeZone, context));
}

/** An instant with its offset, kept as text, so that it reads the same in any zone. */
export const instantSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/, {
    message: 'must be an instant with its offset, such as 2026-11-20T09:00:00-05:00',
    abort: true,
  })
  .superRefine((value, context) => nameAMoment(value, 'UTC', context));

/** What a date looks like; editors check against this pattern, the calendar has the last word. */
const DATE_SHAPE =
  '^\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?)?$';

/** Reports a text that names no single moment. */
function nameAMoment(value: string, timeZone: string, context: z.RefinementCtx): void {
  try {
    momentFrom(value, timeZone);
  } catch (error) {
    if (!(error instanceof MomentError)) throw error;
    context.addIssue({
      code: 'custom',
      message: error.message,
      params: { fix: error.fix },
      continue: false,
    });
  }
}
