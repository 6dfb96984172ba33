import { machineTime } from './dates.ts';
import type { Post } from './post.ts';
import type { Site } from './site.ts';
import type { Urls } from './urls.ts';

/**
 * A post as Schema.org's `BlogPosting`.
 *
 * @param comments how many readers see
 */
export function blogPosting(
  post: Post,
  comments: number,
  site: Site,
  urls: Urls,
): Record<string, unknown> {
  const url = urls.absolute(urls.post(post));
  const publisher = organisation(site);
  return {
    '@context': 'https://schema.org',
    '@type': 'BlogPosting',
    '@id': url,
    headline: post.title,
    description: post.excerpt,
    datePublished: machineTime({ at: post.date, timed: post.timed }),
    dateModified: machineTime(post.updated ?? { at: post.date, timed: post.timed }),
    inLanguage: site.language,
    author: post.authors.map((id) => ({
      '@type': 'Organization',
      name: site.authors[id]?.name,
      url: urls.absolute(urls.author(id)),
    })),
    publisher,
    image: [urls.absolute(urls.postCard(post.id))],
    articleSection: post.topics.map((id) => site.topics[id]?.name),
    ...(comments > 0 && {
      commentCount: comments,
      discussionUrl: urls.absolute(urls.comments(post)),
    }),
    ...(post.series && {
      isPartOf: {
        '@type': 'CreativeWorkSeries',
        name: post.series,
        url: urls.absolute(urls.series(post.series)),
      },
    }),
    ...(post.sponsor && {
      sponsor: { '@type': 'Organization', name: post.sponsor.name, url: post.sponsor.url },
    }),
  };
}

/** The publication as Schema.org's `Blog`. */
export function blog(site: Site): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': 'Blog',
    '@id': site.url,
    url: site.url,
    name: site.name,
    description: site.description,
    inLanguage: site.language,
    publisher: organisation(site),
  };
}

function organisation({ organisation: { name, email }, url }: Site): Record<string, unknown> {
  return { '@type': 'Organization', name, email, url };
}
