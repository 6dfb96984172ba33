import { urlsOf } from '../../../src/blog/urls.ts';
import type { RenderedIssue } from '../../../src/newsletter/delivery/delivery.ts';
import { renderedIssue } from '../../../src/newsletter/delivery/rendered-issue.ts';
import { issue, post, site } from '../../builders.ts';

export const urls = urlsOf(site);

/** An issue of one post, ready to be handed over. */
export function anIssue(facts: { title?: string; subject?: string } = {}): Promise<RenderedIssue> {
  const only = post({ title: facts.title ?? 'Waiting' });
  return renderedIssue(
    issue({ number: 7, stories: [only.id], lead: only.id, subject: facts.subject ?? 'Waiting' }),
    { posts: [only], pages: [], issues: [], comments: [], pictures: new Map() },
    site,
    urls,
  );
}
