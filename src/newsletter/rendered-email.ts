import type { Content } from '../blog/content.ts';
import type { Issue } from '../blog/issue.ts';
import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';
import { type AssembledIssue, assembledIssue } from './assembled-issue.ts';
import { type Email, email } from './email.ts';
import { message } from './message.ts';

/** An issue as it would leave. */
export type RenderedEmail = {
  issue: Issue;
  assembled: AssembledIssue;
  email: Email;
  /** The whole message (RFC 5322). */
  message: Buffer;
};

/** An issue assembled, and its email in every form. */
export async function renderedEmail(
  issue: Issue,
  content: Content,
  site: Site,
  urls: Urls,
): Promise<RenderedEmail> {
  const assembled = await assembledIssue(issue, content, site, urls);
  const parts = await email(assembled, site, urls);
  return { issue, assembled, email: parts, message: await message(assembled, parts, site, urls) };
}
