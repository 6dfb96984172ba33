import { createHash } from 'node:crypto';
import type { Content } from '../../blog/content.ts';
import type { Issue } from '../../blog/issue.ts';
import type { Site } from '../../blog/site.ts';
import type { Urls } from '../../blog/urls.ts';
import { renderedEmail } from '../rendered-email.ts';
import type { RenderedIssue } from './delivery.ts';

/** An issue with everything that a delivery may need. */
export async function renderedIssue(
  issue: Issue,
  content: Content,
  site: Site,
  urls: Urls,
): Promise<RenderedIssue> {
  const rendered = await renderedEmail(issue, content, site, urls);
  const hash = createHash('sha256').update(rendered.message).digest('hex').slice(0, 16);
  return { ...rendered, hash };
}
