import type { Site } from './site.ts';

/** What a URL needs to know of a post. */
type Dated = { date: Temporal.ZonedDateTime; slug: string };

/** Paths from the host's root, with the site's base in front, and absolute URLs. The one place that makes them. */
export type Urls = ReturnType<typeof urlsOf>;

/** The URLs of a site, whose `url` may have a path of its own (a base). */
export function urlsOf(site: Pick<Site, 'url'>) {
  const base = new URL(site.url).pathname;
  const path = (...segments: string[]) =>
    base + segments.map((segment) => `${encodeURIComponent(segment)}/`).join('');
  const file = (name: string) => base + name;

  return {
    /** The blog: its first page is the home, later ones `/page/2/`. */
    blog: (number = 1) => (number === 1 ? base : path('page', String(number))),
    /** `/<yyyy>/<mm>/<slug>/` */
    post: ({ date, slug }: Dated) => path(...yearAndMonth(date), slug),
    /** The comments on a post, or one of them. */
    comments: (post: Dated, comment?: { id: string }) =>
      `${path(...yearAndMonth(post.date), post.slug)}#${comment ? commentAnchor(comment) : 'comments'}`,
    /** `/<yyyy>/<mm>/` */
    month: (month: { year: number; month: number }) => path(...yearAndMonth(month)),
    /** `/<yyyy>/` */
    year: (year: number) => path(String(year)),
    /** All months. */
    archive: () => path('archive'),
    topics: () => path('topics'),
    topic: (id: string) => path('topics', id),
    allSeries: () => path('series'),
    series: (name: string) => path('series', seriesSlug(name)),
    authors: () => path('authors'),
    author: (id: string) => path('authors', id),
    /** A page of `content/pages/`. */
    page: (slug: string) => path(slug),
    /** Sign-up and past issues. */
    newsletter: () => path('weekly-insights'),
    issue: (week: string) => path('weekly-insights', week),
    search: () => path('search'),
    /** Pagefind's program and index, which the search page loads. */
    searchIndex: () => path('pagefind'),
    /** All feeds, for people. */
    follow: () => path('follow'),
    rss: () => file('rss.xml'),
    jsonFeed: () => file('feed.json'),
    topicRss: (id: string) => `${path('topics', id)}rss.xml`,
    newsletterRss: () => `${path('weekly-insights')}rss.xml`,
    commentsRss: () => `${path('comments')}rss.xml`,
    sitemap: () => file('sitemap.xml'),
    /** A picture of `content/pictures/` as it is, at an address that never changes: for feeds. */
    picture: (name: string) => file(`pictures/${name}`),
    /** The same picture, light enough for email, at an address that never changes either. */
    emailPicture: (name: string) => file(`pictures/email/${name}`),
    /** A lighter version of a picture, for pages; its name changes with its content. */
    pictureVersion: (name: string) => file(`_astro/${name}`),
    /** The publication's own sharing card. */
    siteCard: () => file('card.png'),
    /** The sharing card of a post. */
    postCard: (id: string) => file(`cards/${id}.png`),
    /** The sharing card of an issue. */
    issueCard: (week: string) => file(`cards/weekly-insights/${week}.png`),
    /** The drawn cover of a post without its own, for email. */
    drawnCover: (id: string) => file(`covers/${id}.png`),
    /** A destination of the site's navigation, relative to the base: '' is the blog itself. */
    destination: (relative: string) => base + relative,
    /** A link as an author wrote it: `/…` means from the site's root, so the base goes in front. */
    authored: (href: string) =>
      href.startsWith('/') && !href.startsWith('//') ? base + href.slice(1) : href,
    /** What of a file's path from the host's root lies below the base; undefined for one that does not. */
    belowBase: (pathname: string) => {
      const folder = decodeURIComponent(base);
      return pathname.startsWith(folder) ? pathname.slice(folder.length) : undefined;
    },
    /** The absolute URL of a path made here. */
    absolute: (pathname: string) => new URL(pathname, site.url).href,
  };
}

/** Where a comment stands on its post's page: the `id` of its element. */
export function commentAnchor({ id }: { id: string }): string {
  return `comment-${id}`;
}

/** The last part of a series' URL: its name in lower-case letters and digits, accents taken off, with hyphens between. */
export function seriesSlug(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

/** `['2026', '03']`: the parts of a path that stand for a year and a month. */
export function yearAndMonth({ year, month }: { year: number; month: number }): [string, string] {
  return [String(year), String(month).padStart(2, '0')];
}
