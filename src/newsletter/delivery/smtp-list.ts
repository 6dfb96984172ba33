import { setTimeout } from 'node:timers/promises';
import type { Site } from '../../blog/site.ts';
import type { Urls } from '../../blog/urls.ts';
import type { Delivery, Line, Obstacle, Outcome, RenderedIssue } from './delivery.ts';
import { Journal } from './journal.ts';
import type { End, JournalHead } from './journal-records.ts';
import { readJournal } from './journal-replay.ts';
import type { Recipient, RecipientList } from './recipients.ts';
import { sendAll, type Tally } from './send-loop.ts';
import { smtpCourier } from './smtp-courier.ts';
import { type SmtpSettings, serverLines } from './smtp-settings.ts';
import { messagesOf } from './smtp-test.ts';
import type { Standings } from './standings.ts';
import type { Suppression } from './suppression.ts';

/** A static site answers no bounces and no complaints, which larger lists have. */
const MOST = 2000;

/** What a send to a list is told. */
export type ListOptions = {
  list: RecipientList;
  suppression: Suppression;
  /** Path of the issue's journal. */
  journal: string;
  settings: SmtpSettings;
  /** The most attempts in a minute. */
  perMinute: number;
  connections: number;
  /** Leaves out rows without an address, instead of waiting until they are mended. */
  skipBad: boolean;
  /** Sends again to those of whom nobody knows whether they have it. */
  retryUncertain: boolean;
  now(): Temporal.Instant;
  stop?: AbortSignal;
  progress?: Progress;
};

/** Shows how far a send has come. */
export type Progress = { at(done: number, total: number): void; end(): void };

/** Sends an issue to each person on a small list, and keeps a journal of it. */
export function smtpList(options: ListOptions, site: Site, urls: Urls): Delivery {
  const { list, suppression, settings } = options;
  const headOf = ({ issue, hash }: RenderedIssue): JournalHead => ({
    list: site.newsletter.listId,
    week: issue.week,
    hash,
  });

  return {
    toSubscribers: true,

    async plan(issue) {
      const begun = await readJournal(options.journal, headOf(issue));
      const due = await dueOf(list.recipients, begun ?? new Map(), options);
      return {
        recipients: due.length,
        lines: [
          ...listLines(list, await suppression.size()),
          ...journalLines(options.journal, begun ?? new Map()),
          ['To send', `${due.length}`],
          ['First, last', endsOf(due)],
          ['Time', `${duration(due.length / options.perMinute)}, at ${options.perMinute} a minute`],
          ...serverLines(settings),
        ],
        obstacles: [
          ...obstaclesOf(list, options.skipBad),
          ...unaligned(settings, site.newsletter.from.email),
        ],
      };
    },

    async deliver(issue, tell) {
      const journal = await Journal.open(options.journal, headOf(issue), options.now);
      const courier = smtpCourier(
        settings,
        messagesOf(issue, site, urls, false),
        options.connections,
      );
      try {
        const due = await dueOf(list.recipients, journal.standings, options);
        let done = 0;
        const tally = await sendAll(due, {
          courier,
          journal,
          suppression,
          connections: options.connections,
          turn: turns(options.perMinute, options.stop),
          pace: turns(options.perMinute, options.stop),
          ...(options.stop && { stop: options.stop }),
          told: () => {
            done += 1;
            options.progress?.at(done, due.length);
          },
        });
        if (tally.stopped) tell(`${tally.stopped.message}.\nFix: ${tally.stopped.fix}`);
        return outcome(tally, due, journal);
      } finally {
        options.progress?.end();
        courier.close();
        await journal.close();
      }
    },
  };
}

/** Who is still to get it: in the order of the list, whoever has it or may have it left out. */
async function dueOf(
  recipients: readonly Recipient[],
  standings: Standings,
  { suppression, retryUncertain }: Pick<ListOptions, 'suppression' | 'retryUncertain'>,
): Promise<Recipient[]> {
  const due: Recipient[] = [];
  for (const recipient of recipients) {
    const end = standings.get(recipient.address.toLowerCase());
    const open =
      end === undefined ||
      (end.step === 'rejected' && end.again) ||
      (end.step === 'uncertain' && retryUncertain);
    if (open && !(await suppression.has(recipient.address))) due.push(recipient);
  }
  return due;
}

function obstaclesOf({ recipients, bad }: RecipientList, skipBad: boolean): Obstacle[] {
  const found: Obstacle[] = [];
  if (recipients.length > MOST) {
    found.push({
      reason: `${recipients.length} recipients are more than ${MOST}`,
      fix: 'Use a list manager, --via listmonk or --via buttondown: it sees to bounces, complaints and unsubscribing.',
    });
  }
  if (bad.length > 0 && !skipBad) {
    found.push({
      reason: `${counted(bad.length, 'row')} of the list can’t be used`,
      fix: 'Mend the lines named above, or leave them out with --skip-bad.',
    });
  }
  return found;
}

/** RFC 7489, 3.1.1: a signature counts for DMARC if its domain is the sender's, or one above it. */
function unaligned({ dkim }: SmtpSettings, from: string): Obstacle[] {
  if (!dkim || `.${from.split('@')[1]}`.toLowerCase().endsWith(`.${dkim.domain.toLowerCase()}`)) {
    return [];
  }
  return [
    {
      reason: `DKIM signs for ${dkim.domain}, and the sender is ${from}: receivers would not count the signature`,
      fix: 'Sign for the domain of newsletter.from.email.',
    },
  ];
}

function listLines(
  { recipients, bad, repeated, charset }: RecipientList,
  suppressed: number,
): Line[] {
  return [
    ...bad.map(({ line, fault }): Line => [`Line ${line}`, fault]),
    ...repeated.map(
      ({ line, address }): Line => [`Line ${line}`, `${address} stands above already`],
    ),
    ['List', `${counted(recipients.length, 'address', 'addresses')}, read as ${charset}`],
    ['Suppressed', `${counted(suppressed, 'address', 'addresses')} on the suppression list`],
  ];
}

/** What earlier runs came to, with every doubt by name. */
function journalLines(file: string, standings: Standings): Line[] {
  const ends = [...standings];
  const all = (wanted: (end: End) => boolean) => ends.filter(([, end]) => wanted(end));
  const accepted = all(({ step }) => step === 'accepted').length;
  const again = all((end) => end.step === 'rejected' && end.again);
  const refused = all((end) => end.step === 'rejected' && !end.again);
  const uncertain = all(({ step }) => step === 'uncertain');
  const each = (label: string, some: typeof ends) =>
    some.map(([to, { answer }]): Line => [label, `${to}: ${answer}`]);
  return [
    ['Journal', file],
    ...each('Refused', refused),
    ...each('Put off', again),
    ...each('Uncertain', uncertain),
    [
      'So far',
      `${accepted} accepted, ${refused.length} refused for good, ${again.length} put off, ${uncertain.length} uncertain`,
    ],
    ...(uncertain.length > 0 ? [UNCERTAIN_ADVICE] : []),
  ];
}

const UNCERTAIN_ADVICE: Line = [
  'Advice',
  'Those who are uncertain may have it. Ask the server’s log for their Message-ID, or accept that a few get it twice: --retry-uncertain sends to them again.',
];

function outcome(tally: Tally, due: readonly Recipient[], journal: Journal): Outcome {
  const done = due.length - tally.left;
  const open = [...journal.standings.values()].filter(
    (end) => end.step === 'uncertain' || (end.step === 'rejected' && end.again),
  );
  return {
    lines: [
      ['This run', `${done} of ${due.length}, ${tally.suppressed} of them suppressed meanwhile`],
      ...journalLines(journal.file, journal.standings),
      ...(tally.left > 0
        ? [['Left', `${tally.left}; run the same command again for them`] satisfies Line]
        : []),
    ],
    complete: !tally.stopped && tally.left === 0 && open.length === 0,
  };
}

/** Lets attempts begin one after another, never more in a minute than asked for. */
function turns(perMinute: number, stop: AbortSignal | undefined): () => Promise<void> {
  const gap = 60_000 / perMinute;
  // Timers count whole milliseconds: what is faster needs no gap.
  if (gap < 1) return async () => {};
  let next = Promise.resolve();
  return () => {
    const turn = next;
    // Asked to stop, nobody has to wait.
    next = turn.then(() => setTimeout(gap, undefined, stop && { signal: stop })).catch(() => {});
    return turn;
  };
}

function endsOf(due: readonly Recipient[]): string {
  const [first] = due;
  const last = due.at(-1);
  return first && last ? `${first.address}, ${last.address}` : 'nobody';
}

function duration(minutes: number): string {
  return minutes <= 1 ? 'a minute at most' : `about ${counted(Math.ceil(minutes), 'minute')}`;
}

function counted(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}
