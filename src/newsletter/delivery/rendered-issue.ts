import { createHash } from 'node:crypto';
import type { Content } from '../../blog/content.ts';
import type { Issue } from '../../blog/issue.ts';
import type { Site } from '../../blog/site.ts';
import type { Urls } from '../../blog/urls.ts';
import { assembledIssue } from '../assembled-issue.ts';
import { email } from '../email.ts';
import { message } from '../message.ts';
import type { RenderedIssue } from './delivery.ts';

/** An issue with everything that a delivery may need. */
export async function renderedIssue(
  issue: Issue,
  content: Content,
  site: Site,
  urls: Urls,
): Promise<RenderedIssue> {
  const assembled = await assembledIssue(issue, content, site, urls);
  const made = await email(assembled, site, urls);
  const bytes = await message(assembled, made, site, urls);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { issue, assembled, email: made, message: bytes, hash };
}
