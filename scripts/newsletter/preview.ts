import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkedContent } from '../../src/authoring/checked-content.ts';
import { checkResults } from '../../src/newsletter/checks/checks.ts';
import { checkSummary } from '../../src/newsletter/checks/report.ts';
import { spamResult } from '../../src/newsletter/checks/spam.ts';
import { filesOf, writeIssueFiles } from '../../src/newsletter/issue-output.ts';
import {
  previewFiles,
  previewFolder,
  writePreview,
} from '../../src/newsletter/preview/preview-output.ts';
import { renderedEmail } from '../../src/newsletter/rendered-email.ts';
import { site, urls } from '../../src/site.config.ts';
import { namedIssue } from './build.ts';

const root = process.cwd();

/** Builds the email of an issue, by default the newest, and a gallery of how it looks. */
export async function previewIssue(week?: string): Promise<void> {
  const content = await checkedContent(root, site, urls);
  const issue = namedIssue(content, week);
  const rendered = await renderedEmail(issue, content, site, urls);
  const [results, spam] = await Promise.all([
    checkResults(rendered, site, urls, join(root, 'dist')),
    spamResult(rendered.message),
  ]);
  const checks = [...results, spam];
  const preview = await previewFiles(root, rendered, checks, content, site, urls);
  await writeIssueFiles(root, issue.week, filesOf(rendered));
  await writePreview(root, issue.week, preview);
  const page = join(previewFolder(issue.week), 'index.html');
  console.log(`Wrote ${page}. Checks: ${checkSummary(checks)}.`);
  console.log(`Open it in a browser: ${pathToFileURL(join(root, page)).href}`);
}
