import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Argument, Command, Option } from 'commander';
import { checkedContent } from '../../src/authoring/checked-content.ts';
import type { CheckResult } from '../../src/newsletter/checks/check.ts';
import { checkResults } from '../../src/newsletter/checks/checks.ts';
import { checkReport, checkSummary } from '../../src/newsletter/checks/report.ts';
import { placeholderFacts } from '../../src/newsletter/checks/sender.ts';
import {
  type Delivery,
  DeliveryError,
  type Line,
  type Obstacle,
  type RenderedIssue,
} from '../../src/newsletter/delivery/delivery.ts';
import { obstacles } from '../../src/newsletter/delivery/gate.ts';
import { workingTree } from '../../src/newsletter/delivery/git.ts';
import { renderedIssue } from '../../src/newsletter/delivery/rendered-issue.ts';
import { site, urls } from '../../src/site.config.ts';
import { fail } from '../failure.ts';
import { now } from '../now.ts';
import { namedIssue } from './build.ts';
import { asOfFlag, weekArgument } from './options.ts';
import { momentOption, numberOption, severalOption, WAYS, type Way } from './ways.ts';

/** What `send` is told. */
export type SendOptions = {
  via: Way;
  live?: boolean;
  confirm?: number;
  asOf?: Temporal.Instant;
  out?: string;
  to: string[];
  list?: string;
  suppress?: string;
  skipBad?: boolean;
  retryUncertain?: boolean;
  perMinute: number;
  connections: number;
  journal?: string;
  schedule?: Temporal.ZonedDateTime;
};

const root = process.cwd();

/** The command `send`, a dry run unless told otherwise. */
export function sendCommand(): Command {
  return new Command('send')
    .description('say what sending an issue would do, or with --live send it')
    .addArgument(new Argument('[week]', 'an ISO week such as 2026-W47').argParser(weekArgument))
    .addOption(
      new Option('--via <way>', 'how it leaves').choices(Object.keys(WAYS)).makeOptionMandatory(),
    )
    .option('--live', 'do it; without this, only say what would be done')
    .option('--confirm <n>', 'the number of recipients, where nobody can be asked', numberOption)
    .option('--out <folder>', 'file: where to write, by default out/newsletter/<week>/')
    .option('--to <address>', 'smtp: a test to this address; up to ten times', severalOption, [])
    .option('--list <file>', 'smtp: a CSV file with the columns email and name')
    .option('--suppress <file>', 'smtp: addresses that get nothing, one a line')
    .option('--skip-bad', 'smtp: leave out rows without a usable address')
    .option('--retry-uncertain', 'smtp: send again to those of whom nobody knows if they have it')
    .option('--per-minute <n>', 'smtp: the most messages in a minute', numberOption, 100)
    .option('--connections <n>', 'smtp: connections to the server', numberOption, 5)
    .option('--journal <folder>', 'smtp: where the record of the send is kept')
    .option('--schedule <date>', 'listmonk, buttondown: when it is to go out', momentOption)
    .addOption(asOfFlag())
    .action(async (week: string | undefined, options: SendOptions) => {
      try {
        await send(week, options);
      } catch (error) {
        if (!(error instanceof DeliveryError)) throw error;
        fail(error.message, error.fix);
      }
    });
}

async function send(week: string | undefined, options: SendOptions): Promise<void> {
  if (options.live && options.asOf) {
    fail(
      '--as-of does not go with --live',
      'Leave one of the two out: a live send goes by the clock',
    );
  }
  const content = await checkedContent(root, site, urls);
  const issue = await renderedIssue(namedIssue(content, week), content, site, urls);
  const delivery = await WAYS[options.via](issue.issue, options);

  const checks = await checkResults(issue, site, urls, join(root, 'dist'));
  const plan = await delivery.plan(issue);
  const inTheWay = [
    ...plan.obstacles,
    ...(delivery.toSubscribers ? await obstaclesOf(issue, checks, options.asOf) : []),
  ];
  print(heading(issue, options));
  print(plan.lines);
  print([['Checks', checkSummary(checks)]]);
  const found = checks.filter(({ findings }) => findings.length > 0);
  if (found.length > 0) console.log(checkReport(found));
  if (inTheWay.length > 0) {
    printObstacles(inTheWay, options.live === true);
    process.exitCode = 1;
    return;
  }
  if (!options.live) {
    console.log(`\nNothing was done: this is a dry run.${liveHint(plan.recipients)}`);
    return;
  }
  if (plan.recipients === 0) {
    console.log('\nNobody is left to send to.');
    return;
  }
  if (plan.recipients !== undefined) await confirmed(plan.recipients, options.confirm);
  await delivered(delivery, issue);
}

/** What keeps an issue from its subscribers, as things are. */
async function obstaclesOf(
  { issue }: RenderedIssue,
  checks: readonly CheckResult[],
  asOf: Temporal.Instant | undefined,
): Promise<Obstacle[]> {
  return obstacles({
    issue,
    now: now(asOf),
    placeholders: placeholderFacts(site),
    failedChecks: checks
      .flatMap(({ findings }) => findings)
      .filter(({ severity }) => severity === 'fail'),
    siteBuilt: existsSync(join(root, 'dist')),
    workingTree: await workingTree(root),
  });
}

async function delivered(delivery: Delivery, issue: RenderedIssue): Promise<void> {
  const { lines, complete } = await delivery.deliver(issue, (line) => console.error(line));
  console.log('');
  print(lines);
  if (!complete) process.exitCode = 1;
}

/** Makes sure that whoever sends knows to how many. */
async function confirmed(recipients: number, typed: number | undefined): Promise<void> {
  const said = typed ?? (await asked(recipients));
  if (said === recipients) return;
  fail(
    said === undefined
      ? `Nobody confirmed that ${recipients} recipients are meant`
      : `${said} is not the number of recipients: it is ${recipients}`,
    'Look at the plan above again; then type the number, or give it with --confirm.',
  );
}

async function asked(recipients: number): Promise<number | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(
      `\nTo send, type the number of recipients (${recipients}): `,
    );
    return /^\s*\d+\s*$/.test(answer) ? Number(answer) : undefined;
  } finally {
    terminal.close();
  }
}

function heading({ issue, assembled, hash }: RenderedIssue, { via }: SendOptions): Line[] {
  const { from } = site.newsletter;
  return [
    ['Issue', `No. ${issue.number}, ${issue.week}${issue.draft ? ', a draft' : ''}`],
    ['Subject', assembled.subject],
    ['From', `${from.name} <${from.email}>`],
    ['On the web', assembled.url],
    ['Hash', hash],
    ['Via', via],
  ];
}

function print(lines: readonly Line[]): void {
  for (const [label, value] of lines) console.log(`${label.padEnd(13)} ${value}`);
}

function printObstacles(found: readonly Obstacle[], live: boolean): void {
  console.error(live ? '\nNothing was sent:' : '\nSent live, it would be refused:');
  for (const { reason, fix } of found) console.error(`  ${reason}.\n    Fix: ${fix}`);
}

function liveHint(recipients: number | undefined): string {
  return recipients === undefined
    ? ' With --live it is done.'
    : ` With --live, and the number ${recipients} typed, it is sent.`;
}
