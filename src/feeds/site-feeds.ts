import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';
import type { Feed } from './feed.ts';

/** What a feed says of itself, before its items. */
export type FeedFacts = Omit<Feed, 'items'>;

/** The feeds that a site has. */
export function siteFeeds(site: Site, urls: Urls) {
  const facts = (title: string, description: string, page: string, path: string): FeedFacts => ({
    title,
    description,
    page: urls.absolute(page),
    url: urls.absolute(path),
  });
  const { newsletter } = site;
  return {
    /** All posts, as RSS. */
    posts: facts(site.name, site.description, urls.blog(), urls.rss()),
    /** All posts, as JSON Feed. */
    postsAsJson: facts(site.name, site.description, urls.blog(), urls.jsonFeed()),
    /** The posts of one topic. */
    topic: (id: string) => {
      const { name, description } = site.topics[id] ?? { name: id, description: '' };
      return facts(`${site.name}: ${name}`, description, urls.topic(id), urls.topicRss(id));
    },
    /** What readers say about the posts. */
    comments: facts(
      `${site.name}: Comments`,
      'What readers say about the posts.',
      urls.blog(),
      urls.commentsRss(),
    ),
    /** The issues of the newsletter. */
    issues: facts(newsletter.name, newsletter.description, urls.newsletter(), urls.newsletterRss()),
  };
}
