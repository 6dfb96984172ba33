import './plain-errors.ts';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { checkedContent } from '../src/authoring/checked-content.ts';
import { MomentError, weekStart } from '../src/blog/calendar.ts';
import type { Content } from '../src/blog/content.ts';
import { dayHeader, timeOfDay } from '../src/blog/dates.ts';
import type { Issue } from '../src/blog/issue.ts';
import { byWeek } from '../src/newsletter/coverage.ts';
import { extendedIssueFile, newIssueFile } from '../src/newsletter/issue-file.ts';
import { issueFiles, issueFolder, writeIssueFiles } from '../src/newsletter/issue-output.ts';
import { nextIssue, WeekError } from '../src/newsletter/next-issue.ts';
import { site, urls } from '../src/site.config.ts';
import { asOfOption, now } from './now.ts';

/** No post is pending: not an error, but no issue either. */
const NOTHING_NEW = 3;

const root = process.cwd();

type Options = { asOf?: Temporal.Instant; week?: string };

const program = new Command('npm run newsletter --')
  .helpCommand(false)
  .description('Writes the issue of the week and builds its email.')
  .addHelpText(
    'after',
    `
Options of issue and draft:
  --as-of <date>   what counts as now, such as 2026-11-20T09:00
  --week <week>    the ISO week of the issue, such as 2026-W47

Examples:
  npm run newsletter                         the issue of this week, written and built
  npm run newsletter -- draft                only content/issues/<week>.md, for the editor
  npm run newsletter -- build                only the email of the newest issue
  npm run newsletter -- build 2026-W46       only the email of that issue
  npm run newsletter -- --as-of 2026-11-20T09:00

Exit codes: 0 done, 1 something is wrong, 3 nothing new to send.`,
  );

program
  .command('issue', { isDefault: true })
  .description(
    'write the issue of the week, or keep what the editor made of it, and build its email',
  )
  .addOption(asOfFlag())
  .addOption(weekFlag())
  .action(async (options: Options) => {
    const issue = await draft(options);
    if (issue) await build(issue.week);
  });

program
  .command('draft')
  .description('only write content/issues/<week>.md, or add new posts to a draft')
  .addOption(asOfFlag())
  .addOption(weekFlag())
  .action(async (options: Options) => {
    await draft(options);
  });

program
  .command('build')
  .description('only build the email of an issue, by default the newest')
  .argument('[week]', 'an ISO week such as 2026-W47', weekArgument)
  .action(build);

await program.parseAsync();

/** Writes or extends the issue file of a week; undefined when there is nothing new. */
async function draft({ asOf, week }: Options): Promise<Issue | undefined> {
  const content = await checkedContent(root, site, urls);
  const next = decided(content, asOf, week);
  switch (next.kind) {
    case 'nothing new':
      console.log(
        `Nothing new since ${dayHeader(next.since, site.locale)}, ${timeOfDay(next.since, site.locale)}: no issue written.`,
      );
      process.exitCode = NOTHING_NEW;
      return undefined;
    case 'new':
      await replaceFile(next.issue.file, newIssueFile(next.issue));
      console.log(`Wrote ${next.issue.file}: No. ${next.issue.number}, ${stories(next.issue)}.`);
      return next.issue;
    case 'extended':
      await replaceFile(
        next.issue.file,
        extendedIssueFile(await readFile(join(root, next.issue.file), 'utf8'), next.issue),
      );
      console.log(
        `Added to ${next.issue.file}: ${next.added.map(({ title }) => `"${title}"`).join(', ')}.`,
      );
      return next.issue;
    case 'unchanged':
      console.log(`Kept ${next.issue.file} as it is: ${stories(next.issue)}.`);
      if (!next.issue.draft && next.waiting.length > 0) {
        console.log(
          `It is no draft any more, so ${next.waiting.map(({ title }) => `"${title}"`).join(', ')} will be in the next issue.`,
        );
      }
      return next.issue;
  }
}

async function build(week?: string): Promise<void> {
  const content = await checkedContent(root, site, urls);
  const issue = week
    ? content.issues.find((candidate) => candidate.week === week)
    : byWeek(content.issues).at(-1);
  if (!issue) {
    const weeks = byWeek(content.issues).map((candidate) => candidate.week);
    fail(
      week ? `There is no issue of ${week}` : 'There is no issue yet',
      weeks.length > 0
        ? `Name one of ${weeks.join(', ')}.`
        : 'Run npm run newsletter to write one.',
    );
  }
  const files = await issueFiles(issue, content, site, urls);
  await writeIssueFiles(root, issue.week, files);
  const size = Math.ceil(Buffer.byteLength(files['email.html']) / 1024);
  console.log(
    `Built ${issueFolder(issue.week)}/: email.mjml, email.html (${size} KB), email.txt, email.eml.`,
  );
}

function decided(content: Content, asOf: Temporal.Instant | undefined, week: string | undefined) {
  try {
    return nextIssue(content, now(asOf), site, week);
  } catch (error) {
    if (!(error instanceof WeekError)) throw error;
    fail(error.message, error.fix);
  }
}

/** Ends the command for a mistake in how it was called. */
function fail(reason: string, fix: string): never {
  console.error(`${reason}.\nFix: ${fix}`);
  process.exit(1);
}

/** A reader of the folder sees the old file or the new one, never half of one. */
async function replaceFile(file: string, contents: string): Promise<void> {
  const next = join(root, dirname(file), `.${basename(file)}.next`);
  await writeFile(next, contents);
  await rename(next, join(root, file));
}

function stories({ stories }: Issue): string {
  return `${stories.length} ${stories.length === 1 ? 'story' : 'stories'}`;
}

function asOfFlag(): Option {
  return new Option('--as-of <date>', 'what counts as now, such as 2026-11-20T09:00').argParser(
    asOfOption,
  );
}

function weekFlag(): Option {
  return new Option('--week <week>', 'the ISO week of the issue, such as 2026-W47').argParser(
    weekArgument,
  );
}

function weekArgument(value: string): string {
  try {
    weekStart(value, site.timeZone);
    return value;
  } catch (error) {
    if (!(error instanceof MomentError)) throw error;
    throw new InvalidArgumentError(`${error.message}. ${error.fix}`);
  }
}
