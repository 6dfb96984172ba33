import type { Issue } from '../blog/issue.ts';
import type { Post } from '../blog/post.ts';
import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';

/** A sharing card as a page refers to it. */
export type CardReference = {
  /** Absolute. */
  url: string;
  /** What is written and shown on it. */
  alt: string;
};

/** The publication's sharing card, for pages without one of their own. */
export function siteCard({ name, tagline }: Site, urls: Urls): CardReference {
  return { url: urls.absolute(urls.siteCard()), alt: `${name}: ${tagline}` };
}

/** The sharing card of a post. */
export function postCard(post: Post, site: Site, urls: Urls): CardReference {
  return {
    url: urls.absolute(urls.postCard(post.id)),
    alt: [`${site.name}: ${post.title}`, ...(post.cover ? [post.cover.alt] : [])].join(' – '),
  };
}

/** The sharing card of an issue. */
export function issueCard(
  { number, week, subject }: Pick<Issue, 'number' | 'week' | 'subject'>,
  lead: Post,
  site: Site,
  urls: Urls,
): CardReference {
  const title = `${site.newsletter.name}, No. ${number}: ${subject}`;
  return {
    url: urls.absolute(urls.issueCard(week)),
    alt: [title, ...(lead.cover ? [lead.cover.alt] : [])].join(' – '),
  };
}
