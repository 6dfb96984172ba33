import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkedContent } from '../../src/authoring/checked-content.ts';
import { ContentError } from '../../src/blog/problem.ts';
import { finishProblems } from '../../src/newsletter/finish.ts';
import { finishedIssueFile } from '../../src/newsletter/issue-file.ts';
import { storyVersions } from '../../src/newsletter/story-version.ts';
import { site, urls } from '../../src/site.config.ts';
import { now } from '../now.ts';
import { namedIssue } from './build.ts';
import { replaceFile } from './draft.ts';

const root = process.cwd();

/** Ends the editor's work on an issue, by default the newest: it is no draft any more, and keeps what it says of its stories. */
export async function finishIssue(
  week: string | undefined,
  { asOf }: { asOf?: Temporal.Instant },
): Promise<void> {
  const content = await checkedContent(root, site, urls);
  const issue = namedIssue(content, week);
  const problems = finishProblems(issue, content, now(asOf));
  if (problems.length > 0) throw new ContentError(problems);

  const versions = storyVersions(issue, content.posts);
  const missing = Object.keys(versions).filter((id) => !issue.versions?.[id]);
  if (!issue.draft && missing.length === 0) {
    console.log(`Kept ${issue.file} as it is: it is finished.`);
    return;
  }
  const contents = await readFile(join(root, issue.file), 'utf8');
  await replaceFile(issue.file, finishedIssueFile(contents, versions));
  console.log(
    issue.draft
      ? `Finished ${issue.file}: No. ${issue.number}, “${issue.subject}”.`
      : `Added to ${issue.file} what its stories say today; changes from now on are noticed.`,
  );
}
