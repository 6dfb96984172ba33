import { z } from 'zod';
import { DeliveryError } from './delivery.ts';

/** The first line: which issue it is the journal of. */
const headSchema = z.strictObject({
  journal: z.literal(1),
  list: z.string(),
  week: z.string(),
  hash: z.string(),
});

/** What a journal is the journal of. */
export type JournalHead = Omit<z.output<typeof headSchema>, 'journal'>;

/** What every line but the first says: who, and when. */
const LINE = { to: z.string(), at: z.string() };

const attemptingSchema = z.strictObject({ ...LINE, step: z.literal('attempting') });

/** The attempt was not made: what stood before stands again. */
const unattemptedSchema = z.strictObject({ ...LINE, step: z.literal('unattempted') });

/** The server took it: its answer was 2xx. */
const acceptedSchema = z.strictObject({
  ...LINE,
  step: z.literal('accepted'),
  answer: z.string(),
});

/** The server did not take it. `again`: the next run may try once more. */
const rejectedSchema = z.strictObject({
  ...LINE,
  step: z.literal('rejected'),
  again: z.boolean(),
  answer: z.string(),
});

/** Nobody knows: the text was on its way when the answer was lost. */
const uncertainSchema = z.strictObject({
  ...LINE,
  step: z.literal('uncertain'),
  answer: z.string(),
});

const recordSchema = z.discriminatedUnion('step', [
  attemptingSchema,
  unattemptedSchema,
  acceptedSchema,
  rejectedSchema,
  uncertainSchema,
]);

/** A line of a journal but its first. */
export type JournalRecord = z.output<typeof recordSchema>;

type Without<Line> = Line extends unknown ? Omit<Line, keyof typeof LINE> : never;

/** How an attempt ended. `answer` is the server's, or what came instead of one. */
export type End = Without<Exclude<JournalRecord, { step: 'attempting' | 'unattempted' }>>;

/** The first line of a journal. */
export function headLine(head: JournalHead): string {
  return JSON.stringify({ journal: 1, ...head });
}

/**
 * What the first line of a journal says.
 *
 * @throws {DeliveryError} when it says no such thing
 */
export function headIn(line: string, file: string): JournalHead {
  const { journal: _, ...head } = parsed(headSchema, line, 1, file);
  return head;
}

/**
 * What another line of a journal says.
 *
 * @throws {DeliveryError} when it says no such thing
 */
export function recordIn(line: string, number: number, file: string): JournalRecord {
  return parsed(recordSchema, line, number, file);
}

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  line: string,
  number: number,
  file: string,
): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    throw damaged(file, number);
  }
}

/** What to say of a journal with a line that can't be in one. */
export function damaged(file: string, line: number): DeliveryError {
  return new DeliveryError(
    `${file}:${line} is not a line of a journal`,
    'Put back the file as it was; without it nobody knows who has got the issue.',
  );
}
