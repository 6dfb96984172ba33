import type { RenderedEmail } from '../rendered-email.ts';

/** An issue as a delivery is given it. */
export type RenderedIssue = RenderedEmail & {
  /** A digest of its message: another hash is another issue, to whoever keeps it. */
  hash: string;
};

/** What a delivery would do, or did: a label and a value for each line, "Server" and "smtp.example.com:587". */
export type Line = readonly [label: string, value: string];

/** What a delivery would do. */
type Plan = {
  lines: readonly Line[];
  /** How many people would get it, where that is known: the number to be typed before it goes. */
  recipients?: number;
  /** Why it can't be done now; none if it can. */
  obstacles: readonly Obstacle[];
};

/** A reason not to deliver, in plain words. */
export type Obstacle = { reason: string; fix: string };

/** How a delivery ended. */
export type Outcome = {
  lines: readonly Line[];
  /** Whether nothing is left for another run or for a person to do. */
  complete: boolean;
};

/** A way for an issue to leave: file, smtp, listmonk, buttondown. Each is made by a function of its options. */
export type Delivery = {
  /** Whether subscribers will get what it delivers; then every obstacle of `gate.ts` counts. */
  toSubscribers: boolean;
  /** What it would do, without doing any of it: nothing is written, no request leaves. */
  plan(issue: RenderedIssue): Promise<Plan>;
  /** Does it. `tell` is given a line at a time of what happens meanwhile. */
  deliver(issue: RenderedIssue, tell: (line: string) => void): Promise<Outcome>;
};

/** A delivery that can't go on, in plain words: shown as text, never as a stack trace. */
export class DeliveryError extends Error {
  readonly fix: string;

  constructor(reason: string, fix: string) {
    super(reason);
    this.name = 'DeliveryError';
    this.fix = fix;
  }
}
