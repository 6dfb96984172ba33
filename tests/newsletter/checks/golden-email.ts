import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { load } from 'cheerio';
import type { Issue } from '../../../src/blog/issue.ts';
import type { Site } from '../../../src/blog/site.ts';
import type { AssembledIssue } from '../../../src/newsletter/assembled-issue.ts';
import { addresses, pathOnSite } from '../../../src/newsletter/checks/built-site.ts';
import type { CheckResult } from '../../../src/newsletter/checks/check.ts';
import { checkResults } from '../../../src/newsletter/checks/checks.ts';
import { message } from '../../../src/newsletter/message.ts';
import { type RenderedEmail, renderedEmail } from '../../../src/newsletter/rendered-email.ts';
import { readContent } from '../../../src/sources/files.ts';
import { site as fixture, urls } from '../../fixtures/site.ts';
import { PROJECT } from '../../project-copy.ts';

const PUBLICATION = join(import.meta.dirname, '../../fixtures/publication');

/** The fixture with a telephone number that somebody could have, so that nothing is left to warn of. */
export const site: Site = {
  ...fixture,
  organisation: { ...fixture.organisation, phone: '+1 212 736 5000' },
};

/** The content of the fixture. */
export const content = await readContent(PUBLICATION, site);

/** The golden issue. */
export const [issue] = content.issues as [Issue];

/** Its email, in which every check finds nothing. */
export const golden = await renderedEmail(issue, content, site, urls);

/** What a test changes of the golden email. */
export type Change = {
  html?: (html: string) => string;
  text?: (text: string) => string;
  message?: (message: string) => string;
  draft?: boolean;
  assembled?: Partial<AssembledIssue>;
  site?: Site;
};

/** The golden email with something changed. @throws if that changes nothing */
export async function changed(change: Change): Promise<RenderedEmail> {
  const assembled = { ...golden.assembled, ...change.assembled };
  const email = {
    ...golden.email,
    html: applied(change.html, golden.email.html),
    text: applied(change.text, golden.email.text),
  };
  const bytes = (await message(assembled, email, site, urls)).toString('latin1');
  return {
    issue: { ...issue, draft: change.draft ?? false },
    assembled,
    email,
    message: Buffer.from(applied(change.message, bytes), 'latin1'),
  };
}

function applied(change: ((before: string) => string) | undefined, before: string): string {
  if (!change) return before;
  const after = change(before);
  if (after === before) throw new Error('The change changes nothing');
  return after;
}

/** A built site in `.cache/tests/<name>` that has every page and picture of the golden email. */
export async function goldenSite(name: string): Promise<string> {
  const folder = join(PROJECT, '.cache', 'tests', name);
  await rm(folder, { recursive: true, force: true });
  for (const address of addresses(load(golden.email.html))) {
    const path = pathOnSite(address, site, urls);
    if (path === undefined) continue;
    const file = join(folder, path === '' || path.endsWith('/') ? `${path}index.html` : path);
    await mkdir(dirname(file), { recursive: true });
    if (file.endsWith('.html')) await writeFile(file, '<p id="here">A page</p>');
    else await copyFile(join(PUBLICATION, 'content/pictures/two-chairs.png'), file);
  }
  return folder;
}

/** What the checks say of the golden email with something changed. */
export async function results(change: Change, folder: string): Promise<CheckResult[]> {
  return checkResults(await changed(change), change.site ?? site, urls, folder);
}

/** What one check finds in the golden email with something changed. */
export async function found(check: string, change: Change, folder: string): Promise<string[]> {
  const result = (await results(change, folder)).find((one) => one.check === check);
  if (!result) throw new Error(`There is no check ${check}`);
  return result.findings.map(({ severity, message: said }) => `${severity}: ${said}`);
}
