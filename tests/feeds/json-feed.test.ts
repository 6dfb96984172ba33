import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newestFirst } from '../../src/blog/archive.ts';
import { postItems } from '../../src/feeds/feed.ts';
import { jsonFeed } from '../../src/feeds/json-feed.ts';
import { siteFeeds } from '../../src/feeds/site-feeds.ts';
import { readContent } from '../../src/sources/files.ts';
import { site, urls } from '../fixtures/site.ts';
import { jsonFeedFaults } from './json-feed.ts';

const { posts, pictures } = await readContent(
  join(import.meta.dirname, '../fixtures/publication'),
  site,
);
const newest = posts.toSorted(newestFirst);
const publisher = { name: 'Fixture & Sons', url: 'https://fixture.test/below/' };

async function feed(of = newest) {
  const items = await postItems(of, pictures, site, urls);
  return JSON.parse(
    jsonFeed({ ...siteFeeds(site, urls).postsAsJson, items }, site.language, publisher),
  );
}

describe('the JSON feed', () => {
  it('keeps the rules of JSON Feed 1.1', async () => {
    expect(jsonFeedFaults(await feed())).toEqual([]);
    expect(jsonFeedFaults(await feed([]))).toEqual([]);
  });

  it('says what it is and where it is', async () => {
    expect(await feed()).toMatchObject({
      title: 'Fixture & Sons',
      home_page_url: 'https://fixture.test/below/',
      feed_url: 'https://fixture.test/below/feed.json',
      language: 'en',
      authors: [publisher],
    });
  });

  it('has all that is known of a post', async () => {
    const { items } = await feed();
    expect(items[1]).toEqual({
      id: 'post:2026-03-09-after-the-change',
      url: 'https://fixture.test/below/2026/03/after-the-change/',
      title: '“After” the clocks & <change>',
      summary: 'Without a summary, the first paragraph stands in, emphasis and all.',
      content_html: expect.stringMatching(
        /Sponsored by .*Bolt.*A second paragraph\..*Sponsored by/s,
      ),
      date_published: '2026-03-09T18:18:00-04:00',
      authors: [{ name: 'A guest', url: 'https://fixture.test/below/authors/guest/' }],
      tags: ['Design & form'],
    });
    expect(items[2].image).toBe('https://fixture.test/below/pictures/two-chairs.png');
  });

  it('dates a post that has only a day with its first moment, and a changed one twice', async () => {
    const [post] = newest;
    if (!post) throw new Error('The fixture has no post');
    const at = Temporal.ZonedDateTime.from('2026-11-20T18:18:30[America/New_York]');
    const { items } = await feed([{ ...post, updated: { at, timed: true } }]);
    expect(items[0]).toMatchObject({
      date_published: '2026-03-10T00:00:00-04:00',
      date_modified: '2026-11-20T18:18:30-05:00',
    });
  });

  it('has no character that XML and HTML forbid', async () => {
    const [post] = newest;
    if (!post) throw new Error('The fixture has no post');
    const hostile = 'A\u0000\u0001\u000b\uffff\ud800 "B"';
    const { items } = await feed([
      { ...post, file: 'a.md', title: hostile, excerpt: hostile, body: hostile },
    ]);
    expect(items[0]).toMatchObject({ title: 'A "B"', summary: 'A "B"' });
    const { content_html: html } = items[0];
    expect([...hostile].filter((character) => character < ' ' && html.includes(character))).toEqual(
      [],
    );
    expect(html.isWellFormed() && !html.includes('\uffff')).toBe(true);
  });
});
