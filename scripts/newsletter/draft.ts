import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { checkedContent } from '../../src/authoring/checked-content.ts';
import type { Content } from '../../src/blog/content.ts';
import { dayHeader, timeOfDay } from '../../src/blog/dates.ts';
import type { Issue } from '../../src/blog/issue.ts';
import { extendedIssueFile, newIssueFile } from '../../src/newsletter/issue-file.ts';
import { nextIssue, WeekError } from '../../src/newsletter/next-issue.ts';
import { site, urls } from '../../src/site.config.ts';
import { fail } from '../failure.ts';
import { now } from '../now.ts';
import { issueNotes } from './notes.ts';

/** No post is pending: not an error, but no issue either. */
const NOTHING_NEW = 3;

/** What the commands that write an issue are told. */
export type Options = { asOf?: Temporal.Instant; week?: string };

const root = process.cwd();

/** Writes or extends the issue file of a week, and says what its editor may want to know. */
export async function draftOnly(options: Options): Promise<void> {
  const issue = await draftIssue(options);
  if (!issue) return;
  const content = await checkedContent(root, site, urls);
  for (const note of await issueNotes(issue, content)) console.log(note);
}

/** Writes or extends the issue file of a week; undefined when there is nothing new. */
export async function draftIssue({ asOf, week }: Options): Promise<Issue | undefined> {
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

function decided(content: Content, asOf: Temporal.Instant | undefined, week: string | undefined) {
  try {
    return nextIssue(content, now(asOf), site, week);
  } catch (error) {
    if (!(error instanceof WeekError)) throw error;
    fail(error.message, error.fix);
  }
}

/** A reader of the folder sees the old file or the new one, never half of one. */
export async function replaceFile(file: string, contents: string): Promise<void> {
  const next = join(root, dirname(file), `.${basename(file)}.next`);
  await writeFile(next, contents);
  await rename(next, join(root, file));
}

function stories({ stories }: Issue): string {
  return `${stories.length} ${stories.length === 1 ? 'story' : 'stories'}`;
}
