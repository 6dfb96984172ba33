import { describe, expect, it } from 'vitest';
import { blog, blogPosting } from '../../src/blog/json-ld.ts';
import { type Post, postFrom, postSchema } from '../../src/blog/post.ts';
import { urlsOf } from '../../src/blog/urls.ts';
import { local, post, site } from '../builders.ts';

const publisher = {
  '@type': 'Organization',
  name: 'The Counter Ltd',
  url: 'https://example.com/',
};

const posting = (overrides: Partial<Post> = {}, of = site) =>
  blogPosting(post(overrides), 0, of, urlsOf(of));

describe('blogPosting', () => {
  it('says what a plain post is, and nothing that it is not', () => {
    expect(posting()).toEqual({
      '@context': 'https://schema.org',
      '@type': 'BlogPosting',
      headline: 'Waiting',
      datePublished: '2026-11-20T18:18:00-05:00',
      dateModified: '2026-11-20T18:18:00-05:00',
      author: [
        {
          '@type': 'Organization',
          name: 'The editors',
          url: 'https://example.com/authors/editors/',
        },
      ],
      image: ['https://example.com/cards/2026-11-20-waiting.png'],
    });
  });

  it('says how many comments there are, if there are any', () => {
    expect(blogPosting(post(), 2, site, urlsOf(site))).toMatchObject({ commentCount: 2 });
    expect(blogPosting(post(), 0, site, urlsOf(site))).not.toHaveProperty('commentCount');
  });

  it('names every author, in the post’s order', () => {
    expect(posting({ authors: ['guests', 'editors'] })).toMatchObject({
      author: [{ name: 'Guests' }, { name: 'The editors' }],
    });
  });

  it('names series, card and sponsor of a post, at absolute URLs below the base', () => {
    const below = { ...site, url: 'https://example.com/insights/' };
    const full = posting(
      {
        series: 'Why we wait',
        sponsor: { name: 'Acme', url: 'https://example.org/', disclosure: 'Acme paid.' },
      },
      below,
    );
    expect(full).toMatchObject({
      isPartOf: {
        '@type': 'CreativeWorkSeries',
        name: 'Why we wait',
        url: 'https://example.com/insights/series/why-we-wait/',
      },
      image: ['https://example.com/insights/cards/2026-11-20-waiting.png'],
      sponsor: { '@type': 'Organization', name: 'Acme', url: 'https://example.org/' },
    });
  });

  it('writes only the day of a post without a time', () => {
    expect(posting({ date: local('2026-11-20T00:00'), timed: false })).toMatchObject({
      datePublished: '2026-11-20',
      dateModified: '2026-11-20',
    });
  });

  it.each([
    ['a time', '2026-11-20T18:18', '2026-11-21T09:30', '2026-11-21T09:30:00-05:00'],
    ['a day, of a post with a time', '2026-11-20T18:18', '2026-11-20', '2026-11-20'],
    ['a time, of a post without', '2026-11-20', '2026-11-20T09:30', '2026-11-20T09:30:00-05:00'],
    ['a day, of a post without a time', '2026-11-20', '2026-11-21', '2026-11-21'],
  ])('writes an update as it was given: %s', (_, date, updated, expected) => {
    const frontMatter = postSchema(site).parse({
      title: 'Waiting',
      date,
      updated,
      topics: ['service'],
      authors: ['editors'],
    });
    const file = 'content/posts/2026/2026-11-20-waiting.md';
    const updatedPost = postFrom({ file, frontMatter, body: () => '' }, site);
    expect(blogPosting(updatedPost, 0, site, urlsOf(site))).toMatchObject({
      dateModified: expected,
    });
  });
});

it('blog says what the publication is', () => {
  expect(blog(site)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Blog',
    '@id': 'https://example.com/',
    url: 'https://example.com/',
    name: 'The Counter',
    description: 'Essays on customer experience.',
    inLanguage: 'en',
    publisher: { ...publisher, email: 'editors@example.com' },
  });
});
