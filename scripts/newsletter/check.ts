import { join } from 'node:path';
import { checkedContent } from '../../src/authoring/checked-content.ts';
import { checkResults } from '../../src/newsletter/checks/checks.ts';
import { checkReport, checkSummary } from '../../src/newsletter/checks/report.ts';
import { spamResult } from '../../src/newsletter/checks/spam.ts';
import { renderedEmail } from '../../src/newsletter/rendered-email.ts';
import { site, urls } from '../../src/site.config.ts';
import { namedIssue } from './build.ts';

const root = process.cwd();

/** Checks the email of an issue, by default the newest, and prints every result; exit code 1 if one failed. */
export async function checkEmail(week?: string): Promise<void> {
  const content = await checkedContent(root, site, urls);
  const issue = namedIssue(content, week);
  const rendered = await renderedEmail(issue, content, site, urls);
  const results = [
    ...(await checkResults(rendered, site, urls, join(root, 'dist'))),
    await spamResult(rendered.message),
  ];
  console.log(`No. ${issue.number}, ${issue.week}: “${issue.subject}”\n`);
  console.log(checkReport(results));
  console.log(`\n${checkSummary(results)}.`);
  if (results.some(({ status }) => status === 'failed')) process.exitCode = 1;
}
