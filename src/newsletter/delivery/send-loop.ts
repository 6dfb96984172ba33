import { DeliveryError } from './delivery.ts';
import type { Journal } from './journal.ts';
import type { End } from './journal-records.ts';
import type { Recipient } from './recipients.ts';
import type { Suppression } from './suppression.ts';

/** How one attempt went. */
export type Answer =
  | End
  /** The server was given nothing: the connection was lost before, or the server takes nothing from this sender. */
  | { step: 'unsent'; answer: string; lost: boolean };

/** What an issue is handed to, a recipient at a time. */
export type Courier = {
  /** Hands over the message of one recipient. Never throws for what a server or a network does. */
  attempt(recipient: Recipient): Promise<Answer>;
};

/** What the loop works with; all that reaches outside is passed in. */
export type Means = {
  courier: Courier;
  journal: Pick<Journal, 'attempting' | 'unattempted' | 'ended'>;
  suppression: Suppression;
  /** How many attempts are under way at once. */
  connections: number;
  /** Resolves when the next recipient may be written down: no doubts are made sooner than needed. */
  turn(): Promise<void>;
  /** Resolves when the next attempt may begin: the rate limit. */
  pace(): Promise<void>;
  /** Asks to stop: attempts under way are finished, no more are begun. */
  stop?: AbortSignal;
  /** Told of each recipient that is done with. */
  told?(end: End['step'] | 'suppressed'): void;
};

/** What a run came to. */
export type Tally = Record<End['step'] | 'suppressed' | 'left', number> & {
  /** Why it stopped before the last recipient, if it did. */
  stopped?: DeliveryError;
};

/** Attempts at one recipient while the server is given nothing, before the run stops. */
const TRIES = 3;

/** So many refusals in a row are about the sender, not about each recipient. */
const REFUSALS_IN_A_ROW = 20;

/**
 * Sends to each recipient in turn. The order of its steps is what makes a later run safe: the
 * journal says `attempting` and has it on the disk, then the suppression list is asked, then the
 * attempt is made, then the journal says how it ended. While one is attempted, the next is written
 * down, so that no connection waits for the disk.
 */
export async function sendAll(recipients: readonly Recipient[], means: Means): Promise<Tally> {
  const { courier, journal, suppression, connections, turn, pace, stop, told } = means;
  const tally: Tally = { accepted: 0, rejected: 0, uncertain: 0, suppressed: 0, left: 0 };
  const queue = recipients.values();
  let begun = 0;
  let refusals = 0;
  let written = Promise.resolve();
  const ending = () => tally.stopped !== undefined || stop?.aborted === true;

  /** Runs a step; one that can't go on stops the whole, and comes to nothing. */
  async function guarded<Result>(step: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      tally.stopped ??= error;
      return undefined;
    }
  }

  async function write(recipient: Recipient, end: End): Promise<void> {
    await journal.ended(recipient.address, end);
    tally[end.step] += 1;
    told?.(end.step);
  }

  /** The next recipient, written down; nobody when all have had their turn, or the run is ending. */
  async function next(): Promise<Recipient | undefined> {
    if (ending()) return undefined;
    await turn();
    if (ending()) return undefined;
    const { value: recipient } = queue.next();
    if (!recipient) return undefined;
    return guarded(async () => {
      await journal.attempting(recipient.address);
      begun += 1;
      return recipient;
    });
  }

  /** Attempts one who is written down, or takes that back. */
  async function one(recipient: Recipient): Promise<void> {
    await pace();
    const suppressed = !ending() && (await guarded(() => suppression.has(recipient.address)));
    if (suppressed || ending()) {
      await journal.unattempted(recipient.address);
      if (suppressed) {
        tally.suppressed += 1;
        told?.('suppressed');
      } else {
        begun -= 1;
      }
      return;
    }
    const answer = await attempted(recipient, courier);
    const end: End =
      answer.step === 'unsent' ? { step: 'rejected', again: true, answer: answer.answer } : answer;
    // Nobody waits for this line. A journal keeps the order of its lines, so it is on the disk
    // before any attempt but one that is written down already.
    const writing = guarded(() => write(recipient, end));
    written = written.then(() => writing);
    refusals = end.step === 'accepted' ? 0 : refusals + 1;
    if (answer.step === 'unsent') {
      throw new DeliveryError(
        `The server takes nothing from us: ${answer.answer}`,
        'See to the server or to the NEWSLETTER_SMTP_… settings; then run this again for the rest.',
      );
    }
    if (refusals >= REFUSALS_IN_A_ROW) {
      throw new DeliveryError(
        `${refusals} recipients in a row were not accepted, the last with: ${end.answer}`,
        'Ask whoever runs the server what it has against this sender; then run this again for the rest.',
      );
    }
  }

  async function lane(): Promise<void> {
    let recipient = await next();
    while (recipient) {
      const present = recipient;
      [recipient] = await Promise.all([next(), guarded(() => one(present))]);
    }
  }

  await Promise.all(Array.from({ length: connections }, lane));
  await written;
  tally.left = recipients.length - begun;
  return tally;
}

/** A connection that is lost before the message has begun can be made again. */
async function attempted(recipient: Recipient, courier: Courier): Promise<Answer> {
  let answer = await courier.attempt(recipient);
  for (let tries = 1; answer.step === 'unsent' && answer.lost && tries < TRIES; tries += 1) {
    answer = await courier.attempt(recipient);
  }
  return answer;
}
