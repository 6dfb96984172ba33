import { contentForIssue } from '../../src/authoring/checked-content.ts';
import type { Content } from '../../src/blog/content.ts';
import type { Issue } from '../../src/blog/issue.ts';
import { byWeek } from '../../src/newsletter/coverage.ts';
import { filesOf, issueFolder, writeIssueFiles } from '../../src/newsletter/issue-output.ts';
import { renderedEmail } from '../../src/newsletter/rendered-email.ts';
import { site, urls } from '../../src/site.config.ts';
import { fail } from '../failure.ts';
import { tellFindings } from './findings.ts';
import { issueNotes } from './notes.ts';

const root = process.cwd();

/** Builds the email of an issue, by default the newest, and says what its checks found. */
export async function buildEmail(week?: string): Promise<void> {
  const { content, issue } = await contentForIssue(root, site, urls, (all) =>
    namedIssue(all, week),
  );
  const rendered = await renderedEmail(issue, content, site, urls);
  await writeIssueFiles(root, issue.week, filesOf(rendered));
  const size = Math.ceil(Buffer.byteLength(rendered.email.html) / 1024);
  console.log(
    `Built ${issueFolder(issue.week)}/: email.mjml, email.html (${size} KB), email.txt, email.eml.`,
  );
  for (const note of await issueNotes(issue, content)) console.log(note);
  await tellFindings(rendered);
}

/** The issue of a week, by default the newest; ends the command if there is none. */
export function namedIssue({ issues }: Pick<Content, 'issues'>, week: string | undefined): Issue {
  const known = byWeek(issues);
  const issue = week ? known.find((candidate) => candidate.week === week) : known.at(-1);
  if (issue) return issue;
  fail(
    week ? `There is no issue of ${week}` : 'There is no issue yet',
    known.length > 0
      ? `Name one of ${known.map((candidate) => candidate.week).join(', ')}.`
      : 'Run npm run newsletter to write one.',
  );
}
