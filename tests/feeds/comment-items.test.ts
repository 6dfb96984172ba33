import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { commentItems } from '../../src/feeds/comment-items.ts';
import { rss } from '../../src/feeds/rss.ts';
import { siteFeeds } from '../../src/feeds/site-feeds.ts';
import { comment, local, post } from '../builders.ts';
import { site, urls } from '../fixtures/site.ts';
import { fragment, linksOf, textOf } from '../site/pages.ts';

const ann = comment({ id: '2026-11-21-ann' });
const bob = comment({
  id: '2026-11-21-bob',
  author: 'Bob',
  date: local('2026-11-21T11:00'),
  replyTo: ann.id,
  body: 'They *do*.\n\nMostly.',
});

describe('a comment in the feed', () => {
  const [reply, first] = commentItems([ann, bob], [post()], urls);

  it('is known by its id, and says who wrote it on what', () => {
    expect(reply).toMatchObject({
      id: 'comment:2026-11-21-bob',
      url: 'https://fixture.test/below/2026/11/waiting/#comment-2026-11-21-bob',
      title: 'Bob on Waiting',
      summary: 'They do.',
      authors: [{ name: 'Bob' }],
      topics: [],
    });
    expect(reply?.date.equals(bob.date)).toBe(true);
  });

  it('says what it answers, with a link', () => {
    const html = fragment(reply?.html ?? '');
    expect(textOf(html)).toBe('In reply to Ann: They do. Mostly.');
    expect(linksOf(html)).toEqual([
      ['Ann', 'https://fixture.test/below/2026/11/waiting/#comment-2026-11-21-ann'],
    ]);
    expect(textOf(fragment(first?.html ?? ''))).toBe('Waits feel shorter with a view.');
  });
});

it('leaves out comments that wait, and those on posts that are not published', () => {
  const waiting = comment({ id: '2026-11-21-w', status: 'pending' });
  const elsewhere = comment({ id: '2026-11-21-e', postId: '2026-11-30-later' });
  expect(commentItems([waiting, elsewhere, ann], [post()], urls).map(({ id }) => id)).toEqual([
    'comment:2026-11-21-ann',
  ]);
});

it('has the newest twenty', () => {
  const many = Array.from({ length: 25 }, (_, index) =>
    comment({ id: `2026-11-21-n${index}`, date: ann.date.add({ minutes: index }) }),
  );
  const ids = commentItems(many, [post()], urls).map(({ id }) => id);
  expect(ids).toHaveLength(20);
  expect(ids[0]).toBe('comment:2026-11-21-n24');
});

it('stays well-formed whatever a stranger writes', async () => {
  const hostile = 'A\u0001\u000b\uffff ]]> </title> <script>x</script> & B &#x1; <!--';
  const items = commentItems(
    [comment({ author: hostile, body: hostile })],
    [post({ title: hostile })],
    urls,
  );
  const xml = await rss({ ...siteFeeds(site, urls).comments, items }, site.language);
  expect(XMLValidator.validate(xml)).toBe(true);
  const { channel } = new XMLParser().parse(xml).rss;
  expect(channel.item['content:encoded']).not.toContain('<script>');
});
