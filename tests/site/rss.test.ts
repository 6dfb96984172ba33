import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, inject, it } from 'vitest';
import type { Post } from '../../src/blog/post.ts';
import { site as configured } from '../../src/site.config.ts';
import { feedOf } from './feeds.ts';
import {
  all,
  attribute,
  type BuiltSite,
  builtSite,
  fragment,
  one,
  pageAt,
  postPath,
  textOf,
} from './pages.ts';

/** A feed of posts: where it is, and what it must say. */
async function withFeed(
  site: BuiltSite,
  feed: { path: string; page: string; title: string; description: string; posts: Post[] },
) {
  const { xml, rss, items } = await feedOf(site, feed.path);
  const stories = items.flatMap((item, index) => {
    const post = feed.posts[index];
    return post ? [{ item, post, html: fragment(item['content:encoded']) }] : [];
  });
  return { ...site, ...feed, xml, rss, channel: rss.channel, items, stories };
}

/** The feed of all posts, and that of each topic. */
function feedsOf(site: BuiltSite) {
  const { name, description, topics } = configured;
  return Promise.all([
    withFeed(site, { path: 'rss.xml', page: '', title: name, description, posts: site.posts }),
    ...Object.entries(topics).map(([id, topic]) =>
      withFeed(site, {
        path: `topics/${id}/rss.xml`,
        page: `topics/${id}/`,
        title: `${name}: ${topic.name}`,
        description: topic.description,
        posts: site.posts.filter((post) => post.topics.includes(id)),
      }),
    ),
  ]);
}

const sites = (
  await Promise.all([
    builtSite(inject('built')).then(feedsOf),
    builtSite(inject('builtBelow'), '/insights/').then(feedsOf),
  ])
)
  .flat()
  .map((feed): [address: string, feed: typeof feed] => [new URL(feed.path, feed.url).href, feed]);

/** RFC 822, as RSS 2.0 asks: "Fri, 20 Nov 2026 23:18:00 GMT". */
const rfc822 = (at: Temporal.ZonedDateTime) => new Date(at.epochMilliseconds).toUTCString();

/** Words of a text; where the two Markdown processors put line breaks is no difference. */
const words = (text: string) => text.split(/\s+/).filter(Boolean);

describe.each(sites)('the feed %s', (address, site) => {
  const { xml, rss, channel, items, stories, posts, url, title, description, page } = site;

  it('is well-formed RSS 2.0', () => {
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(rss).toMatchObject({
      '@_version': '2.0',
      '@_xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
      '@_xmlns:atom': 'http://www.w3.org/2005/Atom',
      '@_xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    });
  });

  it('says whose it is and where it stands', () => {
    expect(channel).toMatchObject({
      title,
      description,
      link: new URL(page, url).href,
      language: 'en',
      'atom:link': {
        '@_href': address,
        '@_rel': 'self',
        '@_type': 'application/rss+xml',
      },
    });
  });

  it('was last changed when its content was', () => {
    const newest = posts
      .slice(0, items.length)
      .map(({ date, updated }) => updated?.at ?? date)
      .reduce((a, b) => (Temporal.ZonedDateTime.compare(a, b) < 0 ? b : a));
    expect(channel.lastBuildDate).toBe(rfc822(newest));
  });

  it('has the twenty newest posts, newest first', () => {
    expect(items).toHaveLength(Math.min(20, posts.length));
    expect(items.map(({ link }) => link)).toEqual(
      stories.map(({ post }) => new URL(postPath(post), url).href),
    );
    expect(items.map(({ pubDate }) => pubDate)).toEqual(
      stories.map(({ post }) => rfc822(post.date)),
    );
  });

  it('says of each post what it is called, about, and by whom', () => {
    const said = items.map((item) => [
      item.title,
      item.description,
      item.category,
      item['dc:creator'],
    ]);
    expect(said).toEqual(
      stories.map(({ post }) => [
        post.title,
        post.excerpt,
        post.topics.map((id) => configured.topics[id]?.name),
        post.authors.map((id) => configured.authors[id]?.name),
      ]),
    );
  });

  it('knows each post by its id, wherever it stands', () => {
    expect(items.map(({ guid }) => guid)).toEqual(
      stories.map(({ post }) => ({ '#text': `post:${post.id}`, '@_isPermaLink': 'false' })),
    );
    expect(new Set(items.map(({ guid }) => guid['#text'])).size).toBe(items.length);
  });
});

/** Links of headings to themselves, which the site has for copying. */
function selfLinks(article: Parameters<typeof all>[0]) {
  return ['h2', 'h3', 'h4']
    .flatMap((heading) => all(article, `${heading} a`))
    .filter((link) => attribute(link, 'href')?.startsWith('#'));
}

describe.each(sites)('an item in the feed %s', (_, site) => {
  const { stories, url, pages, files } = site;

  // The site's Markdown is rendered by Sätteri, the feed's by unified.
  it.each(stories)('carries all that the page says: $post.slug', ({ post, html }) => {
    const article = one(pageAt(site, postPath(post)).document, 'article.post');
    const heading = textOf(one(article, 'header'));
    const text = [...all(article, 'details.contents'), ...all(article, 'svg.line')].reduce(
      (said, siteOnly) => said.replace(textOf(siteOnly), ''),
      textOf(article).slice(heading.length),
    );
    expect(words(textOf(html))).toEqual(words(text));
  });

  it.each(stories)('leads where the page leads: $post.slug', ({ post, html }) => {
    const page = pageAt(site, postPath(post));
    const article = one(page.document, 'article.post');
    // Ways about the page itself, which a feed has no need of.
    const siteOnly = new Set([...all(article, 'details.contents a'), ...selfLinks(article)]);
    const linked = (selector: string) =>
      all(article, selector)
        .filter((link) => !siteOnly.has(link))
        .map((link) => new URL(attribute(link, 'href') ?? '', new URL(page.path, url)).href);
    const heading = linked('header a');
    expect(all(html, 'a').map((link) => attribute(link, 'href'))).toEqual(
      linked('a').slice(heading.length),
    );
  });

  it('has absolute addresses only, and those of this site exist', () => {
    const addresses = stories.flatMap(({ html }) =>
      all(html, '*').flatMap((element) =>
        ['href', 'src', 'srcset'].flatMap((name) => attribute(element, name) ?? []),
      ),
    );
    expect(addresses.filter((address) => !/^(https:\/\/|mailto:)/.test(address))).toEqual([]);
    const own = addresses.filter((address) => address.startsWith(new URL('/', url).href));
    expect(own.some((address) => address.endsWith('.png'))).toBe(
      stories.some(({ post }) => post.cover),
    );
    const paths = new Set([...pages.map(({ path }) => path), ...files]);
    expect(own.filter((address) => !paths.has(new URL(address).pathname))).toEqual([]);
  });

  it('needs no style and no script', () => {
    const unwanted = stories.flatMap(({ post, html }) =>
      all(html, '*')
        .filter(
          ({ tagName, attrs }) =>
            /^(style|script|svg|iframe|link)$/.test(tagName) ||
            attrs.some(({ name }) => /^(class|style|on\w+)$/.test(name)),
        )
        .map(({ tagName }) => `${post.file}: <${tagName}>`),
    );
    expect(unwanted).toEqual([]);
  });

  it('shows the cover first, with its description', () => {
    const described = ({ html }: { html: ReturnType<typeof fragment> }) =>
      all(html, 'img').map((image) => [attribute(image, 'src'), attribute(image, 'alt')]);
    const cover = ({ cover: its }: Post) =>
      its ? [[new URL(`pictures/${its.picture}`, url).href, its.alt]] : [];
    expect(stories.map((story) => described(story).slice(0, story.post.cover ? 1 : 0))).toEqual(
      stories.map(({ post }) => cover(post)),
    );
  });

  it('says above and below its text who paid for it', () => {
    const paid = stories.filter(({ post }) => post.sponsor);
    if (site.path === 'rss.xml') expect(paid).not.toEqual([]);
    for (const { post, html } of paid) {
      const disclosure = `Sponsored by ${post.sponsor?.name}. ${post.sponsor?.disclosure}`;
      const text = textOf(html);
      expect(text.startsWith(disclosure) && text.endsWith(disclosure), post.file).toBe(true);
      expect(all(html, 'a[rel=sponsored]')).toHaveLength(2);
    }
  });
});
