import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Content } from '../../blog/content.ts';
import type { Site } from '../../blog/site.ts';
import type { Urls } from '../../blog/urls.ts';
import type { CheckResult } from '../checks/check.ts';
import { issueFolder } from '../issue-output.ts';
import type { RenderedEmail } from '../rendered-email.ts';
import { FRAMES, galleryHtml, messageHeaders } from './gallery.ts';
import { inboxLines } from './inbox-line.ts';
import { pictureCopies } from './picture-copies.ts';
import { pictureAddresses, shownEmail, wordsOf } from './shown-email.ts';
import { sizesOf } from './sizes.ts';

/** The pages of a gallery, by their names in its folder. */
export type PreviewFiles = Map<string, string>;

/** Where the gallery of an issue is, from the project's root. */
export function previewFolder(week: string): string {
  return join(issueFolder(week), 'preview');
}

/** The gallery of an issue's email, with the results of its checks. */
export async function previewFiles(
  root: string,
  { issue, assembled, email, message }: RenderedEmail,
  checks: readonly CheckResult[],
  content: Content,
  site: Site,
  urls: Urls,
): Promise<PreviewFiles> {
  const { html, text } = email;
  const { number, day, week, subject, preheader } = assembled;
  const pictures = await pictureCopies(pictureAddresses(html), root, content, site, urls);
  const gallery = await galleryHtml({
    language: site.language,
    newsletter: site.newsletter.name,
    number,
    day,
    week,
    subject,
    draft: issue.draft,
    inbox: inboxLines({
      sender: site.newsletter.from.name,
      subject,
      preheader,
      words: wordsOf(html),
    }),
    missing: pictures.missing,
    text,
    headers: messageHeaders(String(message)),
    sizes: sizesOf(html),
    checks,
  });
  return new Map([
    ['index.html', gallery],
    [FRAMES.light, shownEmail(html, { scheme: 'light', pictures: pictures.data })],
    [FRAMES.dark, shownEmail(html, { scheme: 'dark', pictures: pictures.data })],
    [FRAMES.withoutPictures, shownEmail(html, { scheme: 'light', pictures: undefined })],
  ]);
}

/** Writes a gallery beside the files of its issue: all of it, or, if anything fails, nothing. */
export async function writePreview(root: string, week: string, files: PreviewFiles): Promise<void> {
  const folder = join(root, previewFolder(week));
  const next = join(root, issueFolder(week), '.preview.next');
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  try {
    for (const [name, contents] of files) {
      await writeFile(join(next, name), contents);
    }
    await rm(folder, { recursive: true, force: true });
    await rename(next, folder);
  } finally {
    await rm(next, { recursive: true, force: true });
  }
}
