import { describe, expect, it } from 'vitest';
import { seriesSlug, urlsOf, yearAndMonth } from '../../src/blog/urls.ts';
import { local, post } from '../builders.ts';

describe.each([
  ['https://example.com/', '/'],
  ['https://example.com/insights/', '/insights/'],
])('the URLs of %s', (url, base) => {
  const urls = urlsOf({ url });

  it.each([
    ['the blog', urls.blog(), ''],
    ['its first page', urls.blog(1), ''],
    ['its second page', urls.blog(2), 'page/2/'],
    [
      'a post',
      urls.post(post({ date: local('2026-03-01T08:00'), slug: 'waits' })),
      '2026/03/waits/',
    ],
    [
      'a post late in the evening',
      urls.post(post({ date: local('2026-02-28T23:50') })),
      '2026/02/waiting/',
    ],
    ['a month', urls.month(Temporal.PlainYearMonth.from('2026-03')), '2026/03/'],
    ['a year', urls.year(2026), '2026/'],
    ['the archive', urls.archive(), 'archive/'],
    ['the topics', urls.topics(), 'topics/'],
    ['a topic', urls.topic('service'), 'topics/service/'],
    ['all series', urls.allSeries(), 'series/'],
    ['a series', urls.series('Why we wait'), 'series/why-we-wait/'],
    [
      'a series in another script',
      urls.series('客户 体验'),
      'series/%E5%AE%A2%E6%88%B7-%E4%BD%93%E9%AA%8C/',
    ],
    ['the authors', urls.authors(), 'authors/'],
    ['an author', urls.author('editors'), 'authors/editors/'],
    ['a page', urls.page('about-us'), 'about-us/'],
    ['the newsletter', urls.newsletter(), 'weekly-insights/'],
    ['an issue', urls.issue('2026-W47'), 'weekly-insights/2026-W47/'],
    ['the page about feeds', urls.follow(), 'follow/'],
    ['the feed', urls.rss(), 'rss.xml'],
    ['the feed as JSON', urls.jsonFeed(), 'feed.json'],
    ['the feed of a topic', urls.topicRss('service'), 'topics/service/rss.xml'],
    ['the feed of issues', urls.newsletterRss(), 'weekly-insights/rss.xml'],
    ['the feed of comments', urls.commentsRss(), 'comments/rss.xml'],
    ['the comments on a post', urls.comments(post()), '2026/11/waiting/#comments'],
    [
      'a comment',
      urls.comments(post(), { id: '2026-11-21-ann' }),
      '2026/11/waiting/#comment-2026-11-21-ann',
    ],
    ['the sitemap', urls.sitemap(), 'sitemap.xml'],
    ['a picture', urls.picture('chairs.png'), 'pictures/chairs.png'],
    ['the blog in the navigation', urls.destination(''), ''],
    ['a destination of the navigation', urls.destination('about-us/'), 'about-us/'],
  ])('put the base before %s', (_, path, expected) => {
    expect(path).toBe(base + expected);
  });

  it.each([
    ['a path from the root', '/contact-us/', `${base}contact-us/`],
    ['the root', '/', base],
    ['a query and a fragment', '/archive/?y=1#may', `${base}archive/?y=1#may`],
    ['a path without a leading slash', 'contact-us/', 'contact-us/'],
    ['a fragment', '#waits', '#waits'],
    ['another site', 'https://example.org/a', 'https://example.org/a'],
    ['another host of the same scheme', '//example.org/a', '//example.org/a'],
    ['a mail address', 'mailto:a@example.com', 'mailto:a@example.com'],
  ])('take an author’s link to %s as meant', (_, href, expected) => {
    expect(urls.authored(href)).toBe(expected);
  });

  it('are taken off again for files', () => {
    expect(urls.belowBase(`${base}2012/old.html`)).toBe('2012/old.html');
    expect(urls.belowBase('/2012/old.html')).toBe(base === '/' ? '2012/old.html' : undefined);
  });

  it('become absolute with the site’s host', () => {
    expect(urls.absolute(urls.topic('service'))).toBe(`https://example.com${base}topics/service/`);
    expect(urls.absolute(urls.rss())).toBe(`https://example.com${base}rss.xml`);
    expect(urls.absolute(urls.blog())).toBe(url);
  });

  it('stay ASCII, and what they name can be read back', () => {
    const path = urls.page('größe/50%?');
    expect(path).toBe(`${base}gr%C3%B6%C3%9Fe%2F50%25%3F/`);
    expect(new URL(path, url).pathname).toBe(path);
  });
});

describe('seriesSlug', () => {
  it.each([
    ['Why we wait', 'why-we-wait'],
    ['Café crème, à la carte', 'cafe-creme-a-la-carte'],
    ['  “Waits”: part 2! ', 'waits-part-2'],
    ['Peak–end & after', 'peak-end-after'],
    ['ＣＸ ﬁrst', 'cx-first'],
    ['İstanbul', 'istanbul'],
    ['客户 体验', '客户-体验'],
  ])('of “%s” is %s', (name, slug) => {
    expect(seriesSlug(name)).toBe(slug);
  });

  it('is the same for composed and decomposed accents', () => {
    expect(seriesSlug('cafe\u0301')).toBe(seriesSlug('caf\u00e9'));
  });

  it('stays as it is when made again', () => {
    const slug = seriesSlug('Café: Größe & Ende');
    expect(seriesSlug(slug)).toBe(slug);
  });
});

it.each([
  ['2026-03-09', ['2026', '03']],
  ['2026-12-09', ['2026', '12']],
])('yearAndMonth of %s has two digits for the month', (day, expected) => {
  expect(yearAndMonth(Temporal.PlainDate.from(day))).toEqual(expected);
});
