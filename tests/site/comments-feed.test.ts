import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { site as configured } from '../../src/site.config.ts';
import { feedOf } from './feeds.ts';
import { all, attribute, builtSites, fragment, pageAt, postPath, textOf } from './pages.ts';

const sites = await builtSites();

describe.each(sites)('the feed of comments of a site %s', async (_, site) => {
  const { xml, rss, items } = await feedOf(site, 'comments/rss.xml');
  const { channel } = rss;
  const expected = site.content.comments
    .filter(
      ({ status, postId }) => status === 'approved' && site.posts.some(({ id }) => id === postId),
    )
    .sort((a, b) => Temporal.ZonedDateTime.compare(b.date, a.date));

  it('is well-formed, and says whose it is and when it was last new', () => {
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(channel).toMatchObject({
      title: `${configured.name}: Comments`,
      link: site.url,
      'atom:link': { '@_href': new URL('comments/rss.xml', site.url).href },
      lastBuildDate: items[0]?.pubDate,
    });
  });

  it('has the approved comments on published posts, newest first, under permanent ids', () => {
    expect(expected.length).toBeGreaterThan(5);
    expect(
      items.map(({ guid, title, link, pubDate, 'dc:creator': creator }) => ({
        guid,
        title,
        link,
        at: Date.parse(pubDate),
        creator,
      })),
    ).toEqual(
      expected.map(({ id, postId, author, date }) => {
        const post = site.posts.find((post) => post.id === postId);
        if (!post) throw new Error(`There is no ${postId}`);
        return {
          guid: { '#text': `comment:${id}`, '@_isPermaLink': 'false' },
          title: `${author} on ${post.title}`,
          link: new URL(`${postPath(post)}#comment-${id}`, site.url).href,
          at: date.epochMilliseconds,
          creator: [author],
        };
      }),
    );
  });

  it('leads to places that exist', () => {
    for (const { link } of items) {
      const { pathname, hash } = new URL(link);
      const { document } = pageAt(site, pathname.slice(site.base.length));
      expect(all(document, `li[id=${hash.slice(1)}]`), link).toHaveLength(1);
    }
  });

  it('carries the words of each, after a line that says what it answers', () => {
    for (const [index, { id, replyTo }] of expected.entries()) {
      const item = items[index];
      if (!item) throw new Error(`The feed has no ${id}`);
      const html = fragment(item['content:encoded']);
      const [first] = all(html, 'p');
      const parent = expected.find((other) => other.id === replyTo);
      const text = first ? textOf(first) : '';
      if (parent) expect(text).toBe(`In reply to ${parent.author}:`);
      else expect(text).not.toMatch(/^In reply to/);
      const elements = all(html, '*');
      expect(elements.filter(({ tagName }) => /script|style|img/.test(tagName))).toEqual([]);
      const hrefs = elements.flatMap((element) => attribute(element, 'href') ?? []);
      expect(hrefs.filter((href) => !/^(https?:\/\/|mailto:)/.test(href))).toEqual([]);
    }
  });
});
