import { createHash } from 'node:crypto';
import { momentText } from '../../blog/calendar.ts';
import type { Site } from '../../blog/site.ts';
import {
  DeliveryError,
  type Obstacle,
  type Outcome,
  type Plan,
  type RenderedIssue,
} from './delivery.ts';
import { hasUnsubscribe } from './html-pieces.ts';
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

/** How an issue is to be handed to a list manager. */
export type Handing = {
  /** When it is to go out by itself; without it, somebody sends it from there. */
  at?: Temporal.ZonedDateTime;
  now: Temporal.Instant;
  /** Waits, where a service asks for it. */
  pause(seconds: number): Promise<void>;
  /** Milliseconds until an answer counts as lost. */
  timeout?: number;
};

/** A digest of what a service is given: the same issue and settings have the same. */
export function digestOf(payload: unknown): string {
  return createHash('sha256').update(JSON.stringify(payload)).digest('hex').slice(0, 16);
}

/** Why an issue can't be handed over, apart from settings. */
export function handingObstacles(
  { email }: Pick<RenderedIssue, 'email'>,
  site: Site,
  { at, now }: Handing,
): Obstacle[] {
  const found: Obstacle[] = [];
  if (!hasUnsubscribe(email.html, site.newsletter.unsubscribe.url)) {
    found.push({
      reason:
        'The email has no link to newsletter.unsubscribe.url, which becomes each reader’s own',
      fix: 'Put one into src/newsletter/templates/footer.mjml.',
    });
  }
  if (at && Temporal.Instant.compare(at.toInstant(), now) <= 0) {
    found.push({
      reason: `${momentText(at)} is over`,
      fix: 'Give --schedule a date and time to come.',
    });
  }
  return found;
}

/** @throws {DeliveryError} for the first thing that a plan names as being in the way */
export function heed({ obstacles: [first] }: Plan): void {
  if (first) throw new DeliveryError(first.reason, first.fix);
}

/**
 * Sees to it that a service has one draft of an issue, as the issue is now, and schedules it if
 * asked to. What the service has decides what is done; what has gone out or is about to is left alone.
 */
export async function handedOver(
  manager: ListManager,
  digest: string,
  at: Temporal.ZonedDateTime | undefined,
  tell: (line: string) => void,
): Promise<Outcome> {
  const { name } = manager;
  const known = await held(manager);
  const { now, done } = await asDraft(manager, known, digest, at);
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
  digest: string,
  at: Temporal.ZonedDateTime | undefined,
): Promise<{ now: Held; done: string }> {
  const { name } = manager;
  if (!known) return { now: await created(manager, digest), done: `made a draft in ${name}` };
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
async function created(manager: ListManager, digest: string): Promise<Held> {
  try {
    return await manager.create();
  } catch (error) {
    if (!(error instanceof LostAnswer)) throw error;
    const made = await held(manager);
    // Not made again here: the service may be about to make it still.
    if (made?.digest !== digest) throw error;
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
