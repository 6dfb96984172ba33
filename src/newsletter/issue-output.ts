import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Content } from '../blog/content.ts';
import type { Issue } from '../blog/issue.ts';
import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';
import { assembledIssue } from './assembled-issue.ts';
import { email } from './email.ts';
import { message } from './message.ts';

/** The files of an issue's email, by name. */
export type IssueFiles = Record<
  'email.mjml' | 'email.html' | 'email.txt' | 'email.eml',
  string | Buffer
>;

/** The email of an issue in every form. */
export async function issueFiles(
  issue: Issue,
  content: Content,
  site: Site,
  urls: Urls,
): Promise<IssueFiles> {
  const assembled = await assembledIssue(issue, content, site, urls);
  const { mjml, html, text } = await email(assembled, site, urls);
  return {
    'email.mjml': mjml,
    'email.html': html,
    'email.txt': text,
    'email.eml': await message(assembled, { html, text }, site, urls),
  };
}

/** Where the files of an issue are written, from the project's root. */
export function issueFolder(week: string): string {
  return join('out', 'newsletter', week);
}

/** Writes the files of an issue: all of them, or, if anything fails, none. */
export async function writeIssueFiles(
  root: string,
  week: string,
  files: IssueFiles,
): Promise<void> {
  const folder = join(root, issueFolder(week));
  const next = join(dirname(folder), `.${week}.next`);
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  try {
    for (const [name, contents] of Object.entries(files)) {
      await writeFile(join(next, name), contents);
    }
    await rm(folder, { recursive: true, force: true });
    await rename(next, folder);
  } finally {
    await rm(next, { recursive: true, force: true });
  }
}
