import { join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { newestFirst } from '../../src/blog/archive.ts';
import { postItems } from '../../src/feeds/feed.ts';
import { rss } from '../../src/feeds/rss.ts';
import { siteFeeds } from '../../src/feeds/site-feeds.ts';
import { xmlText } from '../../src/feeds/xml-text.ts';
import { readContent } from '../../src/sources/files.ts';
import { site, urls } from '../fixtures/site.ts';

const { posts, pictures } = await readContent(
  join(import.meta.dirname, '../fixtures/publication'),
  site,
);
const newest = posts.toSorted(newestFirst);

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  isArray: (name) => name === 'item',
});

async function channel(of = newest) {
  const items = await postItems(of, pictures, site, urls);
  const xml = await rss({ ...siteFeeds(site, urls).posts, items }, site.language);
  expect(XMLValidator.validate(xml)).toBe(true);
  return parser.parse(xml).rss.channel;
}

describe('the feed', () => {
  it('says what it is, where it is, and when its content was last new', async () => {
    expect(await channel()).toMatchObject({
      title: 'Fixture & Sons',
      link: 'https://fixture.test/below/',
      language: 'en',
      'atom:link': {
        '@_href': 'https://fixture.test/below/rss.xml',
        '@_rel': 'self',
        '@_type': 'application/rss+xml',
      },
      lastBuildDate: 'Tue, 10 Mar 2026 04:00:00 GMT',
    });
  });

  it('has the newest post first, each with its permanent id', async () => {
    const { item } = await channel();
    expect(item.map((one: { guid: unknown }) => one.guid)).toEqual([
      { '#text': 'post:2026-03-10-a-day-only', '@_isPermaLink': 'false' },
      { '#text': 'post:2026-03-09-after-the-change', '@_isPermaLink': 'false' },
      { '#text': 'post:2026-03-06-before-the-change', '@_isPermaLink': 'false' },
      { '#text': 'post:2026-02-20-an-older-one', '@_isPermaLink': 'false' },
    ]);
  });

  it('has title, authors, topics, date, excerpt and full text of a post', async () => {
    const { item } = await channel();
    expect(item[1]).toMatchObject({
      title: '“After” the clocks & <change>',
      link: 'https://fixture.test/below/2026/03/after-the-change/',
      pubDate: 'Mon, 09 Mar 2026 22:18:00 GMT',
      'dc:creator': 'A guest',
      category: 'Design & form',
      description: 'Without a summary, the first paragraph stands in, emphasis and all.',
    });
    expect(item[1]['content:encoded']).toMatch(
      /Sponsored by .*Bolt.*A second paragraph\..*Sponsored by/s,
    );
    expect(item[0]['dc:creator']).toEqual(['The editors', 'A guest']);
    expect(item[2]['content:encoded']).toContain(
      'src="https://fixture.test/below/pictures/two-chairs.png"',
    );
  });

  it('stays well-formed whatever a post says', async () => {
    const [post] = newest;
    if (!post) throw new Error('The fixture has no post');
    const hostile = 'A\u0000\u0001\u000b\uffff\ud800 ]]> </title> <!-- & B';
    const { item } = await channel([
      { ...post, file: 'a.md', title: hostile, excerpt: hostile, body: hostile, id: '007' },
    ]);
    expect(item[0].title).toBe('A ]]> </title> <!-- & B');
    expect(item[0].guid['#text']).toBe('post:007');
  });

  it('is empty but right without posts', async () => {
    expect(await channel([])).toMatchObject({ title: 'Fixture & Sons' });
  });
});

describe('the feed of a topic', () => {
  it('says so, and leads to the topic’s page', async () => {
    const xml = await rss({ ...siteFeeds(site, urls).topic('design'), items: [] }, 'en');
    expect(parser.parse(xml).rss.channel).toMatchObject({
      title: 'Fixture & Sons: Design & form',
      description: 'Of design.',
      link: 'https://fixture.test/below/topics/design/',
      'atom:link': { '@_href': 'https://fixture.test/below/topics/design/rss.xml' },
    });
  });
});

describe('a text for XML', () => {
  it('keeps every legal character, and no other', () => {
    expect(xmlText('tab\tline\n\r é 漢 🙂 \u0085')).toBe('tab\tline\n\r é 漢 🙂 \u0085');
    expect(xmlText('\u0008a\u001fb\ufffec\udc00d')).toBe('abcd');
  });
});
