import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { InvalidArgumentError } from 'commander';
import envPaths from 'env-paths';
import { MomentError, momentFrom } from '../../src/blog/calendar.ts';
import type { Issue } from '../../src/blog/issue.ts';
import { buttondown } from '../../src/newsletter/delivery/buttondown.ts';
import { type Delivery, DeliveryError } from '../../src/newsletter/delivery/delivery.ts';
import { fileDelivery } from '../../src/newsletter/delivery/file.ts';
import { refuseInGit } from '../../src/newsletter/delivery/git.ts';
import type { Handing } from '../../src/newsletter/delivery/list-manager-delivery.ts';
import { isOnThisMachine } from '../../src/newsletter/delivery/list-manager-settings.ts';
import { listmonk } from '../../src/newsletter/delivery/listmonk.ts';
import { recipientList } from '../../src/newsletter/delivery/recipients.ts';
import { smtpList } from '../../src/newsletter/delivery/smtp-list.ts';
import { type SmtpSettings, smtpSettings } from '../../src/newsletter/delivery/smtp-settings.ts';
import { smtpTest } from '../../src/newsletter/delivery/smtp-test.ts';
import { NOBODY, suppressionIn } from '../../src/newsletter/delivery/suppression.ts';
import { issueFolder } from '../../src/newsletter/issue-output.ts';
import { site, urls } from '../../src/site.config.ts';
import { fail } from '../failure.ts';
import { now } from '../now.ts';
import { progress } from './progress.ts';
import type { SendOptions } from './send.ts';

/** How an issue can leave. */
export type Way = 'file' | 'smtp' | 'listmonk' | 'buttondown';

const root = process.cwd();

/** What makes the delivery of each way from the options of `send`. */
export const WAYS: Record<Way, (issue: Issue, options: SendOptions) => Promise<Delivery>> = {
  file: async ({ week }, options) => {
    refuseSchedule(options);
    return fileDelivery(options.out ?? issueFolder(week));
  },
  smtp: (issue, options) => {
    refuseSchedule(options);
    return options.to.length > 0 ? testDelivery(options) : listDelivery(issue, options);
  },
  listmonk: async (_, options) => {
    refuseOtherClock(isOnThisMachine(process.env.NEWSLETTER_LISTMONK_URL), options);
    return listmonk(process.env, site, urls, handing(options));
  },
  buttondown: async (_, options) => {
    refuseOtherClock(false, options);
    return buttondown(process.env, site, handing(options));
  },
};

/** What is meant for later must not go out now. */
function refuseSchedule({ schedule, via }: SendOptions): void {
  if (schedule) {
    fail(
      `--schedule does not go with --via ${via}`,
      'Run the command when the issue is to go out, or hand it to listmonk or Buttondown.',
    );
  }
}

function handing({ schedule, asOf, to, list, suppress, via }: SendOptions): Handing {
  if (to.length > 0 || list || suppress) {
    fail(
      `--to, --list and --suppress do not go with --via ${via}, which keeps the list itself`,
      'Leave them out; a draft can be sent to yourself from there.',
    );
  }
  return {
    ...(schedule && { at: schedule }),
    now: now(asOf),
    pause: async (seconds) => {
      console.error(`Asked to wait ${seconds} seconds.`);
      await setTimeout(seconds * 1000);
    },
  };
}

async function testDelivery(options: SendOptions): Promise<Delivery> {
  if (options.list) fail('--to does not go with --list', 'Send the test first, then to the list.');
  return smtpTest(options.to, await settings(), site, urls);
}

async function listDelivery({ week }: Issue, options: SendOptions): Promise<Delivery> {
  const { list, suppress } = options;
  const journal = join(options.journal ?? journalFolder(), `${week}.jsonl`);
  if (!list)
    fail('Nobody is named to send to', 'Name a CSV file with --list, or yourself with --to.');
  for (const file of [list, journal, ...(suppress ? [suppress] : [])])
    await refuseInGit(file, root);
  const server = await settings();
  refuseOtherClock(server.tls === 'none', options);
  return smtpList(
    {
      list: recipientList(await bytesOf(list), list),
      suppression: suppress ? suppressionIn(suppress) : NOBODY,
      journal,
      settings: server,
      perMinute: options.perMinute,
      connections: options.connections,
      skipBad: options.skipBad === true,
      retryUncertain: options.retryUncertain === true,
      now: () => Temporal.Now.instant(),
      stop: asked(),
      progress: progress(),
    },
    site,
    urls,
  );
}

async function settings(): Promise<SmtpSettings> {
  const file = process.env.NEWSLETTER_DKIM_KEY_FILE;
  if (file) await refuseInGit(file, root);
  return smtpSettings(process.env);
}

/**
 * A set clock must not let an issue go out that the real one would hold back. To a server on this
 * machine it may: from there nothing gets out.
 */
function refuseOtherClock(loopback: boolean, { live }: Pick<SendOptions, 'live'>): void {
  if (live && !loopback && process.env.SOURCE_DATE_EPOCH) {
    fail('A live send goes by the clock, and SOURCE_DATE_EPOCH sets another', 'Unset it.');
  }
}

/**
 * Where journals are kept: with the user's own data, one folder a list. There neither `rm -r out`
 * nor `git clean` reaches them, and two clones on one machine know of each other's sends.
 */
function journalFolder(): string {
  const { data } = envPaths('weekly-insights', { suffix: '' });
  return join(data, 'journals', encodeURIComponent(site.newsletter.listId));
}

/** Tells when somebody asks this program to stop. A second time ends it at once. */
function asked(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    console.error('\nStopping: what is under way is finished first. Once more ends it at once.');
    controller.abort();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return controller.signal;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new DeliveryError(`${file} can’t be read`, 'Check its path and who may read it.');
  }
}

/** Reads a whole number from 1 on. */
export function numberOption(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It must be a whole number from 1 on.');
}

/** Reads a moment, local times being the site's. */
export function momentOption(value: string): Temporal.ZonedDateTime {
  try {
    const { at, timed } = momentFrom(value, site.timeZone);
    if (timed) return at.round('second');
  } catch (error) {
    if (!(error instanceof MomentError)) throw error;
    throw new InvalidArgumentError(`${error.message}. ${error.fix}`);
  }
  throw new InvalidArgumentError('It needs a time of day too, such as 2026-11-21T09:00.');
}

/** Collects what an option is given each time. */
export function severalOption(value: string, before: string[]): string[] {
  return [...before, value];
}
