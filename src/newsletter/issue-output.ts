import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Content } from '../blog/content.ts';
import type { Issue } from '../blog/issue.ts';
import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';
import { type RenderedEmail, renderedEmail } from './rendered-email.ts';

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
  return filesOf(await renderedEmail(issue, content, site, urls));
}

/** The files that hold an email. */
export function filesOf({ email, message }: RenderedEmail): IssueFiles {
  return {
    'email.mjml': email.mjml,
    'email.html': email.html,
    'email.txt': email.text,
    'email.eml': message,
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
