import type { Blog, BlogPosting, Organization, WithContext } from 'schema-dts';
import { machineTime } from './dates.ts';
import type { Post } from './post.ts';
import type { Site } from './site.ts';
import type { Urls } from './urls.ts';

/**
 * A post as Schema.org's `BlogPosting`: what the page doesn't say in its head already.
 *
 * @param comments how many readers see
 */
export function blogPosting(
  post: Post,
  comments: number,
  site: Site,
  urls: Urls,
): WithContext<BlogPosting> {
  return {
    '@context': 'https://schema.org',
    '@type': 'BlogPosting',
    headline: post.title,
    datePublished: machineTime({ at: post.date, timed: post.timed }),
    dateModified: machineTime(post.updated ?? { at: post.date, timed: post.timed }),
    author: post.authors.map(
      (id): Organization => ({
        '@type': 'Organization',
        name: site.authors[id]?.name ?? id,
        url: urls.absolute(urls.author(id)),
      }),
    ),
    image: [urls.absolute(urls.postCard(post.id))],
    ...(comments > 0 && { commentCount: comments }),
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
export function blog(site: Site): WithContext<Blog> {
  return {
    '@context': 'https://schema.org',
    '@type': 'Blog',
    '@id': site.url,
    url: site.url,
    name: site.name,
    description: site.description,
    inLanguage: site.language,
    publisher: { ...organisation(site), email: site.organisation.email },
  };
}

function organisation({ organisation: { name }, url }: Site) {
  return { '@type': 'Organization', name, url } as const;
}
