import { createHash } from 'node:crypto';
import { momentText } from '../../blog/calendar.ts';
import { DeliveryError, type Outcome } from './delivery.ts';
import { LostAnswer } from './list-manager-api.ts';

/** What a list manager has of an issue. */
export type Held = {
  id: string;
  state: 'draft' | 'scheduled' | 'gone out';
  /** The digest it was made with, unless somebody took it away. */
  digest?: string;
  /** When it is to go out, if it is scheduled. */
  at?: Temporal.ZonedDateTime;
};

/** A service that keeps the list and sends to it. Declared here, by the one who hands an issue over. */
export type ListManager = {
  name: string;
  /** Of what it is to have: made with this, a draft is as it should be. */
  digest: string;
  /** All that it has of the issue; there should be one at most. */
  held(): Promise<Held[]>;
  create(): Promise<Held>;
  /** Replaces what a draft says. */
  update(id: string): Promise<Held>;
  schedule(id: string, at: Temporal.Instant): Promise<void>;
  /** Looks at the finished draft as the service has it; throws if its readers would get something else. */
  inspect?(id: string): Promise<void>;
  /** Where a person sees it. */
  page(id: string): string;
};

/** What a service has, by what it says of it; its other states than these two are after them. */
export function heldAs(
  known: {
    id: string;
    status: string;
    /** Kept with it for us, so that anything may stand there. */
    digest: unknown;
    at: Temporal.Instant | null | undefined;
  },
  timeZone: string,
): Held {
  const { id, status, digest, at } = known;
  return {
    id,
    state: status === 'draft' || status === 'scheduled' ? status : 'gone out',
    ...(typeof digest === 'string' && { digest }),
    ...(at && { at: at.toZonedDateTimeISO(timeZone) }),
  };
}

/** A digest of what a service is given: the same issue and settings have the same. */
export function digestOf(payload: unknown): string {
  return createHash('sha256').update(JSON.stringify(payload)).digest('hex').slice(0, 16);
}

/**
 * Sees to it that a service has one draft of an issue, as the issue is now, and schedules it if
 * asked to. What the service has decides what is done; what has gone out or is about to is left alone.
 */
export async function handedOver(
  manager: ListManager,
  at: Temporal.ZonedDateTime | undefined,
  tell: (line: string) => void,
): Promise<Outcome> {
  const { name } = manager;
  const known = await held(manager);
  const { now, done } = await asDraft(manager, known, at);
  if (now.state === 'draft') {
    if (at) tell(`${done}: ${manager.page(now.id)}`);
    await manager.inspect?.(now.id);
    if (at) await schedule(manager, now.id, at.toInstant());
  }
  const left =
    at || now.state === 'scheduled'
      ? `nothing; ${name} sends it at ${moment(at ?? now.at)}`
      : `look at it in ${name}, and send it from there`;
  return {
    lines: [
      ['Done', done],
      ['See', manager.page(now.id)],
      ['Left to do', left],
    ],
    complete: true,
  };
}

async function asDraft(
  manager: ListManager,
  known: Held | undefined,
  at: Temporal.ZonedDateTime | undefined,
): Promise<{ now: Held; done: string }> {
  const { name, digest } = manager;
  if (!known) return { now: await created(manager), done: `made a draft in ${name}` };
  switch (known.state) {
    case 'gone out':
      throw new DeliveryError(
        `${name} has sent this issue already, or is sending it: ${manager.page(known.id)}`,
        'Nothing was changed. An issue goes out once; put what is to be said into the next one.',
      );
    case 'scheduled':
      if (known.digest === digest && (!at || sameMoment(known.at, at))) {
        return { now: known, done: `left it in ${name} as it is, scheduled` };
      }
      throw new DeliveryError(
        `${name} has this issue scheduled, and ${known.digest === digest ? 'for another time' : 'the issue has changed since'}: ${manager.page(known.id)}`,
        `Nothing was changed. Make it a draft again in ${name}, and run the command again.`,
      );
    case 'draft':
      if (known.digest === digest) {
        return { now: known, done: `left the draft in ${name} as it is` };
      }
      return { now: await manager.update(known.id), done: `updated the draft in ${name}` };
  }
}

async function held(manager: ListManager): Promise<Held | undefined> {
  const [first, second] = await manager.held();
  if (!second) return first;
  const { name } = manager;
  throw new DeliveryError(
    `${name} has this issue more than once: ${first && manager.page(first.id)} and ${manager.page(second.id)}`,
    `Nothing was changed. Delete all but one in ${name}, and run the command again.`,
  );
}

/** A draft that was made, even if the answer that says so was lost. */
async function created(manager: ListManager): Promise<Held> {
  try {
    return await manager.create();
  } catch (error) {
    if (!(error instanceof LostAnswer)) throw error;
    const made = await held(manager);
    // Not made again here: the service may be about to make it still.
    if (made?.digest !== manager.digest) throw error;
    return made;
  }
}

async function schedule(manager: ListManager, id: string, at: Temporal.Instant): Promise<void> {
  try {
    await manager.schedule(id, at);
  } catch (error) {
    if (!(error instanceof LostAnswer)) throw error;
    const now = await held(manager);
    if (now?.state !== 'scheduled' || !now.at?.toInstant().equals(at)) throw error;
  }
}

function sameMoment(known: Temporal.ZonedDateTime | undefined, at: Temporal.ZonedDateTime) {
  return known?.toInstant().equals(at.toInstant()) ?? false;
}

function moment(at: Temporal.ZonedDateTime | undefined): string {
  return at ? momentText(at) : 'a time that it doesn’t say';
}
