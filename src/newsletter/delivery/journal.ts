import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { DeliveryError } from './delivery.ts';
import { type End, headLine, type JournalHead } from './journal-records.ts';
import { replay } from './journal-replay.ts';
import { held } from './lock.ts';
import { NO_END, type Standings, type Steps } from './standings.ts';

/**
 * The record of a send: a line for each step, written and flushed to the disk before the next is
 * taken, so that whatever ends the program, a later run knows to whom it must not send again.
 */
export class Journal {
  readonly file: string;
  readonly #steps: Steps;
  readonly #handle: FileHandle;
  readonly #lock: { release(): void };
  readonly #now: () => Temporal.Instant;
  #waiting: { line: string; done: () => void; failed: (error: unknown) => void }[] = [];
  #writing = false;
  #broken: DeliveryError | undefined;

  private constructor(
    file: string,
    steps: Steps,
    handle: FileHandle,
    lock: { release(): void },
    now: () => Temporal.Instant,
  ) {
    this.file = file;
    this.#steps = steps;
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
      const replayed = await replay(file, head);
      // It holds addresses: nobody else on the machine may read it.
      handle = await open(file, 'a', 0o600);
      await handle.truncate(replayed.whole);
      const journal = new Journal(file, replayed.steps, handle, lock, now);
      if (!replayed.head) {
        await journal.#append(headLine(head));
        await flushFolder(dirname(file));
      }
      for (const to of replayed.steps.unended) await journal.ended(to, NO_END);
      return journal;
    } catch (error) {
      await handle?.close();
      lock.release();
      throw error;
    }
  }

  /** Where each address stands now. */
  get standings(): Standings {
    return this.#steps.standings;
  }

  /** Says that an attempt is about to be made. Only when this has resolved may it be made. */
  async attempting(to: string): Promise<void> {
    this.#steps.attempting(await this.#say(to, { step: 'attempting' }));
  }

  /** Says that the attempt was not made after all. */
  async unattempted(to: string): Promise<void> {
    this.#steps.unattempted(await this.#say(to, { step: 'unattempted' }));
  }

  /** Says how an attempt ended. */
  async ended(to: string, end: End): Promise<void> {
    this.#steps.ended(await this.#say(to, end), end);
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
