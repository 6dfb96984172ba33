import { readFile } from 'node:fs/promises';
import { DeliveryError } from './delivery.ts';
import { damaged, headIn, type JournalHead, recordIn } from './journal-records.ts';
import { type Standings, Steps } from './standings.ts';

/** What a journal says. */
type Replayed = {
  /** Undefined as long as no line of it is whole. */
  head?: JournalHead;
  steps: Steps;
  /** Bytes of its whole lines. What comes after was torn, and never began to count. */
  whole: number;
};

/**
 * Where each address stands by the journal of an issue; undefined if it has none. Changes nothing.
 *
 * @throws {DeliveryError} when it is another issue's, or damaged
 */
export async function readJournal(file: string, head: JournalHead): Promise<Standings | undefined> {
  const replayed = await replay(file, head);
  return replayed.head && replayed.steps.standings;
}

/**
 * The steps that the journal of an issue has: none if there is no such file.
 *
 * @throws {DeliveryError} when it is another issue's, or damaged
 */
export async function replay(file: string, expected: JournalHead): Promise<Replayed> {
  const bytes = await bytesOf(file);
  const steps = new Steps();
  // A line without its end was being written when the program or the machine stopped. Its step
  // was not taken: each waits until its line is on the disk.
  const whole = bytes.lastIndexOf(0x0a) + 1;
  const [first, ...rest] = bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1);
  if (first === undefined) return { steps, whole };
  const head = headIn(first, file);
  for (const [index, line] of rest.entries()) {
    const { to, at: _, ...record } = recordIn(line, index + 2, file);
    if (record.step === 'attempting') {
      steps.attempting(to);
    } else if (record.step === 'unattempted') {
      if (!steps.unattempted(to)) throw damaged(file, index + 2);
    } else {
      steps.ended(to, record);
    }
  }
  sameIssue(head, expected, file);
  return { head, steps, whole };
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

function sameIssue(begun: JournalHead, head: JournalHead, file: string): void {
  if (begun.list !== head.list || begun.week !== head.week) {
    throw new DeliveryError(
      `${file} is the journal of ${begun.week} of ${begun.list}`,
      'Name another folder with --journal.',
    );
  }
  if (begun.hash !== head.hash) {
    throw new DeliveryError(
      `${head.week} has been changed since its sending began: it was ${begun.hash}, and is ${head.hash}`,
      'Go back to the commit from which it was begun to send the rest, or leave it.',
    );
  }
}
