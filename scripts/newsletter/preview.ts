import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkedContent } from '../../src/authoring/checked-content.ts';
import { issueFiles, writeIssueFiles } from '../../src/newsletter/issue-output.ts';
import {
  previewFiles,
  previewFolder,
  writePreview,
} from '../../src/newsletter/preview/preview-output.ts';
import { site, urls } from '../../src/site.config.ts';
import { namedIssue } from './build.ts';

const root = process.cwd();

/** Builds the email of an issue, by default the newest, and a gallery of how it looks. */
export async function previewIssue(week?: string): Promise<void> {
  const content = await checkedContent(root, site, urls);
  const issue = namedIssue(content, week);
  const files = await issueFiles(issue, content, site, urls);
  const preview = await previewFiles(root, issue, files, [], content, site, urls);
  await writeIssueFiles(root, issue.week, files);
  await writePreview(root, issue.week, preview);
  const page = join(previewFolder(issue.week), 'index.html');
  console.log(`Wrote ${page}. Open it in a browser:\n${pathToFileURL(join(root, page)).href}`);
}
