import { Readable } from 'node:stream';
import { SitemapStream, streamToPromise } from 'sitemap';
import {
  postsByAuthor,
  postsByMonth,
  postsBySeries,
  postsByTopic,
  postsByYear,
} from '../blog/archive.ts';
import type { Content } from '../blog/content.ts';
import { pagesOf } from '../blog/pager.ts';
import type { Post } from '../blog/post.ts';
import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';

/**
 * The sitemap (sitemaps.org 0.9): every page that search engines may show, with `lastmod` where
 * the content says it.
 *
 * @param posts published posts, newest first
 */
export async function sitemap(
  { posts, pages, issues }: Pick<Content, 'posts' | 'pages' | 'issues'>,
  site: Site,
  urls: Urls,
): Promise<string> {
  const paths = [
    ...pagesOf(posts, site.postsPerPage).map((_, index) => urls.blog(index + 1)),
    urls.archive(),
    urls.search(),
    ...postsByYear(posts).map(({ key }) => urls.year(key)),
    ...postsByMonth(posts).map(({ key }) => urls.month(key)),
    urls.topics(),
    ...postsByTopic(posts, Object.keys(site.topics)).map(({ key }) => urls.topic(key)),
    urls.allSeries(),
    ...postsBySeries(posts).map(({ key }) => urls.series(key)),
    urls.authors(),
    ...postsByAuthor(posts, Object.keys(site.authors)).map(({ key }) => urls.author(key)),
    urls.follow(),
    urls.newsletter(),
    ...issues.map(({ week }) => urls.issue(week)),
    ...pages.map(({ slug }) => urls.page(slug)),
  ];
  const entries = [
    ...[...new Set(paths)].map((path) => ({ url: urls.absolute(path) })),
    ...posts.map((post) => ({ url: urls.absolute(urls.post(post)), lastmod: lastmod(post) })),
  ];
  const stream = new SitemapStream({
    hostname: site.url,
    xmlns: { news: false, video: false, image: false, xhtml: false },
  });
  return String(await streamToPromise(Readable.from(entries).pipe(stream)));
}

/** An instant in UTC, as the library writes it; a day alone counts from its first moment on. */
function lastmod({ date, updated }: Post): string {
  return (updated?.at ?? date).toInstant().toString();
}
