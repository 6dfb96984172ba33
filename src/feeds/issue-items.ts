import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Site } from '../blog/site.ts';
import type { AssembledIssue, Story } from '../newsletter/assembled-issue.ts';
import { disclosureHtml } from '../portable/disclosure.ts';
import { FEED_LENGTH, type FeedItem } from './feed.ts';

/**
 * The newest issues of the newsletter as items of a feed: the note, then the stories.
 *
 * @param issues as the email has them, newest first
 */
export function issueItems(issues: readonly AssembledIssue[], site: Site): FeedItem[] {
  return issues.slice(0, FEED_LENGTH).map((issue) => {
    const stories = [issue.lead, ...issue.others];
    return {
      id: `issue:${issue.week}`,
      url: issue.url,
      title: issue.subject,
      summary: issue.preheader,
      html: [issue.note, ...stories.map(storyHtml)].join(''),
      date: issue.date,
      authors: [{ name: site.organisation.name, url: site.url }],
      topics: [...new Set(stories.flatMap(({ topics }) => topics))],
      ...(issue.lead.cover && { image: issue.lead.cover.url }),
    };
  });
}

function storyHtml({ title, url, excerpt, published, topics, cover, sponsor }: Story): string {
  const { url: src, alt, width, height } = cover ?? {};
  return [
    cover ? toHtml(h('figure', [h('img', { src, alt, width, height })])) : '',
    toHtml([
      h('p', h('small', `${published} · ${topics.join(', ')}`)),
      h('h2', h('a', { href: url }, title)),
    ]),
    sponsor ? disclosureHtml(sponsor) : '',
    toHtml([h('p', excerpt), h('p', h('a', { href: url }, `Read more of ${title}`))]),
  ].join('');
}
