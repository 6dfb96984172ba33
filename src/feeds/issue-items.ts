import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Site } from '../blog/site.ts';
import {
  type AssembledIssue,
  FROM_THE_ARCHIVE,
  type Story,
} from '../newsletter/assembled-issue.ts';
import { disclosureHtml, ISSUE_PAID } from '../portable/disclosure.ts';
import { standingHtml } from '../portable/portable-html.ts';
import { FEED_LENGTH, type FeedItem } from './feed.ts';

/**
 * The newest issues of the newsletter as items of a feed: the note, then the stories, as on the issue's page.
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
      html: [
        standingHtml(issue.note),
        issue.sponsor ? disclosureHtml(issue.sponsor, ISSUE_PAID) : '',
        ...stories.map((story) => storyHtml(story)),
        issue.archive ? storyHtml(issue.archive, FROM_THE_ARCHIVE) : '',
      ].join(''),
      date: issue.date,
      authors: [{ name: site.organisation.name, url: site.url }],
      topics: [...new Set(stories.flatMap(({ topics }) => topics))],
      ...(issue.lead.cover && { image: issue.lead.cover.url }),
    };
  });
}

/** @param label why the story is there, if not for being new */
function storyHtml(story: Story, label?: string): string {
  const { title, url, excerpt, text, published, topics, cover, sponsor } = story;
  const { url: src, alt, width, height } = cover ?? {};
  const disclosure = sponsor ? disclosureHtml(sponsor) : '';
  return [
    cover ? toHtml(h('figure', [h('img', { src, alt, width, height })])) : '',
    toHtml([
      h('p', h('small', `${label ? `${label} · ` : ''}${published} · ${topics.join(', ')}`)),
      h('h2', h('a', { href: url }, title)),
    ]),
    disclosure,
    text
      ? standingHtml(text) + disclosure
      : toHtml([h('p', excerpt), h('p', h('a', { href: url }, `Read more of ${title}`))]),
  ].join('');
}
