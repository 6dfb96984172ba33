import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { DeliveryError } from './delivery.ts';
import { held } from './lock.ts';

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

type Without<Line> = Line extends unknown ? Omit<Line, keyof typeof LINE> : never;

/** How an attempt ended. `answer` is the server's, or what came instead of one. */
export type End = Without<
  Exclude<z.output<typeof recordSchema>, { step: 'attempting' | 'unattempted' }>
>;

/** Where each address stands, by the address in lower case. One never attempted is in none. */
export type Standings = ReadonlyMap<string, End>;

/** An attempt whose end was never written: the program ended before it. */
const NO_END: End = {
  step: 'uncertain',
  answer: 'the program ended before the server’s answer was written down',
};

/** What a journal says, its last line left out if it was torn: nothing in it had begun to count. */
type Read = { head?: JournalHead; standings: Map<string, End>; whole: number };

/**
 * Where each address stands by the journal of an issue; undefined if it has none. Changes nothing.
 *
 * @throws {DeliveryError} when it is another issue's, or damaged
 */
export async function readJournal(file: string, head: JournalHead): Promise<Standings | undefined> {
  const read = readFrom(await bytesOf(file), file);
  if (!read.head) return undefined;
  sameIssue(read.head, head, file);
  return read.standings;
}

/**
 * The record of a send: a line for each step, written and flushed to the disk before the next is
 * taken, so that whatever ends the program, a later run knows to whom it must not send again.
 */
export class Journal {
  readonly file: string;
  readonly standings: Map<string, End>;
  readonly #handle: FileHandle;
  readonly #lock: { release(): void };
  readonly #now: () => Temporal.Instant;
  /** Where those stood before who are written down and not yet attempted, or under way. */
  readonly #before = new Map<string, End | undefined>();
  #waiting: { line: string; done: () => void; failed: (error: unknown) => void }[] = [];
  #writing = false;
  #broken: DeliveryError | undefined;

  private constructor(
    file: string,
    standings: Map<string, End>,
    handle: FileHandle,
    lock: { release(): void },
    now: () => Temporal.Instant,
  ) {
    this.file = file;
    this.standings = standings;
    this.#handle = handle;
    this.#lock = lock;
    this.#now = now;
  }

  /**
   * Opens the journal of an issue, for this run alone, or begins it.
   *
   * @throws {DeliveryError} when another run has it, when it is another issue's, or when it is damaged
   */
  static async open(
    file: string,
    head: JournalHead,
    now: () => Temporal.Instant,
  ): Promise<Journal> {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const lock = held(`${file}.lock`);
    let handle: FileHandle | undefined;
    try {
      const read = readFrom(await bytesOf(file), file);
      if (read.head) sameIssue(read.head, head, file);
      // It holds addresses: nobody else on the machine may read it.
      handle = await open(file, 'a', 0o600);
      await handle.truncate(read.whole);
      const journal = new Journal(file, read.standings, handle, lock, now);
      if (!read.head) {
        await journal.#append(JSON.stringify({ journal: 1, ...head }));
        await flushFolder(dirname(file));
      }
      for (const [to, end] of read.standings) if (end === NO_END) await journal.ended(to, end);
      return journal;
    } catch (error) {
      await handle?.close();
      lock.release();
      throw error;
    }
  }

  /** Says that an attempt is about to be made. Only when this has resolved may it be made. */
  async attempting(to: string): Promise<void> {
    const address = await this.#say(to, { step: 'attempting' });
    this.#before.set(address, this.standings.get(address));
    this.standings.set(address, NO_END);
  }

  /** Says that the attempt was not made after all. */
  async unattempted(to: string): Promise<void> {
    const address = await this.#say(to, { step: 'unattempted' });
    takeBack(this.standings, this.#before, address);
  }

  /** Says how an attempt ended. */
  async ended(to: string, end: End): Promise<void> {
    const address = await this.#say(to, end);
    this.#before.delete(address);
    this.standings.set(address, end);
  }

  /** Lets go of the file and of the lock. */
  async close(): Promise<void> {
    await this.#handle.close();
    this.#lock.release();
  }

  /** Writes a line, and says under which name its address is kept. */
  async #say(to: string, record: { step: string }): Promise<string> {
    const address = to.toLowerCase();
    const at = this.#now().toString({ smallestUnit: 'millisecond' });
    await this.#append(JSON.stringify({ to: address, ...record, at }));
    return address;
  }

  #append(line: string): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ line, done, failed });
      if (!this.#writing) void this.#write();
    });
  }

  /** Writes what is waiting in one go: flushing takes the disk as long for fifty lines as for one. */
  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      // An end and the next attempt come in one moment, and go to the disk together.
      await setImmediate();
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        if (this.#broken) throw this.#broken;
        await this.#handle.appendFile(batch.map(({ line }) => `${line}\n`).join(''));
        await this.#handle.datasync();
        for (const { done } of batch) done();
      } catch (error) {
        // After a failed write nobody knows what is in the file; the next run reads it anew.
        this.#broken ??= new DeliveryError(
          `The journal can’t be written: ${(error as Error).message}`,
          `Make room on the disk, or see to ${this.file}; then run this again. Nothing was sent after that.`,
        );
        for (const { failed } of batch) failed(this.#broken);
      }
    }
    this.#writing = false;
  }
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

function readFrom(bytes: Buffer, file: string): Read {
  // A line without its end was being written when the program or the machine stopped. Its step
  // was not taken: each waits until its line is on the disk.
  const whole = bytes.lastIndexOf(0x0a) + 1;
  const [first, ...rest] = bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1);
  const standings = new Map<string, End>();
  const before = new Map<string, End | undefined>();
  if (first === undefined) return { standings, whole };
  const { journal: _, ...head } = parsed(headSchema, first, 1, file);
  for (const [index, line] of rest.entries()) {
    const { to, at: _, ...record } = parsed(recordSchema, line, index + 2, file);
    if (record.step === 'attempting') {
      before.set(to, standings.get(to));
      standings.set(to, NO_END);
    } else if (record.step === 'unattempted') {
      if (standings.get(to) !== NO_END) throw damaged(file, index + 2);
      takeBack(standings, before, to);
    } else {
      before.delete(to);
      standings.set(to, record);
    }
  }
  return { head, standings, whole };
}

/** Lets what stood before an attempt stand again. */
function takeBack(
  standings: Map<string, End>,
  before: Map<string, End | undefined>,
  address: string,
): void {
  const end = before.get(address);
  before.delete(address);
  if (end) standings.set(address, end);
  else standings.delete(address);
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

function damaged(file: string, line: number): DeliveryError {
  return new DeliveryError(
    `${file}:${line} is not a line of a journal`,
    'Put back the file as it was; without it nobody knows who has got the issue.',
  );
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

/** Makes sure that a new file is still in its folder after a power cut. */
async function flushFolder(folder: string): Promise<void> {
  // Windows flushes no folders.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
