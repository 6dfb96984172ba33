import { describe, expect, it } from 'vitest';
import {
  isPublic,
  neighbours,
  newestFirst,
  oldestFirst,
  postsByAuthor,
  postsByDay,
  postsByMonth,
  postsBySeries,
  postsByTopic,
  postsByYear,
  publishedPosts,
} from '../../src/blog/archive.ts';
import { local, post } from '../builders.ts';

const now = Temporal.Instant.from('2026-11-20T23:18:00Z');

/** Every order of a few items. */
function orders<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

const ids = (posts: readonly { id: string }[]) => posts.map(({ id }) => id);

/** Groups as plain data: keys as text, posts as ids. */
const outline = (groups: readonly { key: unknown; posts: readonly { id: string }[] }[]) =>
  groups.map(({ key, posts }) => [String(key), ids(posts)]);

describe('isPublic', () => {
  it.each([
    ['at its exact moment', '2026-11-20T18:18', false, true],
    ['after it', '2026-11-20T18:17:59', false, true],
    ['a second before it', '2026-11-20T18:18:01', false, false],
    ['as a draft, never', '2012-02-25T18:18', true, false],
  ])('shows a post %s', (_, date, draft, expected) => {
    expect(isPublic(post({ date: local(date), draft }), now)).toBe(expected);
  });

  it('compares instants, not clocks', () => {
    const inTokyo = post({ date: local('2026-11-21T08:18', 'Asia/Tokyo') });
    expect(isPublic(inTokyo, now)).toBe(true);
  });
});

describe('publishedPosts', () => {
  const posts = [
    post({ id: 'newest', date: local('2026-11-20T18:00') }),
    post({ id: 'a-tie', date: local('2026-11-19T12:00') }),
    post({ id: 'b-tie', date: local('2026-11-19T12:00') }),
    post({ id: 'oldest', date: local('2012-02-25T18:18') }),
  ];

  it('lists the newest first and ties by id, whatever the order of the files', () => {
    const listed = orders(posts).map((order) => ids(publishedPosts(order, now)).join());
    expect([...new Set(listed)]).toEqual(['newest,a-tie,b-tie,oldest']);
  });

  it('leaves out drafts, unlisted and future posts, and the list it was given alone', () => {
    const given = [
      post({ id: 'draft', draft: true }),
      post({ id: 'unlisted', unlisted: true }),
      post({ id: 'future', date: local('2026-11-21T00:00') }),
      ...posts.toReversed(),
    ];
    const before = ids(given);
    expect(ids(publishedPosts(given, now))).toEqual(['newest', 'a-tie', 'b-tie', 'oldest']);
    expect(ids(given)).toEqual(before);
  });

  it('orders across zones by instant', () => {
    const tokyo = post({ id: 'tokyo', date: local('2026-11-20T09:00', 'Asia/Tokyo') });
    const newYork = post({ id: 'new-york', date: local('2026-11-20T08:00') });
    expect(ids(publishedPosts([tokyo, newYork], now))).toEqual(['new-york', 'tokyo']);
  });

  it('compares the same both ways round', () => {
    for (const a of posts) {
      for (const b of posts) {
        expect(Math.sign(newestFirst(a, b)) + Math.sign(newestFirst(b, a))).toBe(0);
        expect(newestFirst(a, b) === 0).toBe(a === b);
      }
    }
  });

  it('has oldestFirst as the exact reverse of its order', () => {
    expect(ids(posts.toSorted(oldestFirst))).toEqual(ids(posts.toSorted(newestFirst).toReversed()));
  });
});

describe('groups by date', () => {
  const posts = [
    // In UTC, the first two are on two days, and the second and the third on one.
    post({ id: 'd', date: local('2026-03-01T00:10') }),
    post({ id: 'c', date: local('2026-02-28T23:50') }),
    post({ id: 'b', date: local('2026-02-28T08:00') }),
    post({ id: 'a', date: local('2025-11-30T23:59') }),
  ];

  it('puts posts of one local day together, in the order given', () => {
    expect(outline(postsByDay(posts))).toEqual([
      ['2026-03-01', ['d']],
      ['2026-02-28', ['c', 'b']],
      ['2025-11-30', ['a']],
    ]);
  });

  it('puts posts of one local month together, without the empty months between', () => {
    expect(outline(postsByMonth(posts))).toEqual([
      ['2026-03', ['d']],
      ['2026-02', ['c', 'b']],
      ['2025-11', ['a']],
    ]);
  });

  it('tells the same month of two years apart', () => {
    const lastYear = post({ id: 'x', date: local('2025-02-28T08:00') });
    expect(outline(postsByMonth([...posts.slice(1, 3), lastYear]))).toEqual([
      ['2026-02', ['c', 'b']],
      ['2025-02', ['x']],
    ]);
  });

  it('puts posts of one local year together, a New Year’s Eve in UTC’s next year with its own', () => {
    const eve = post({ id: 'eve', date: local('2025-12-31T23:30') });
    expect(outline(postsByYear([...posts, eve]))).toEqual([
      ['2026', ['d', 'c', 'b']],
      ['2025', ['a', 'eve']],
    ]);
  });

  it.each([
    ['day', postsByDay],
    ['month', postsByMonth],
    ['year', postsByYear],
  ])('makes no group by %s of no posts', (_, grouped) => {
    expect(grouped([])).toEqual([]);
  });
});

describe('groups by what posts say', () => {
  const posts = [
    post({ id: 'b', topics: ['loyalty', 'service'], authors: ['guests', 'editors'] }),
    post({ id: 'a', topics: ['service'], authors: ['editors'] }),
  ];

  it('follows the site’s order of topics, leaves empty ones out, and repeats posts in several', () => {
    expect(outline(postsByTopic(posts, ['design', 'service', 'loyalty']))).toEqual([
      ['service', ['b', 'a']],
      ['loyalty', ['b']],
    ]);
  });

  it('follows the site’s order of authors and leaves out those without posts', () => {
    expect(outline(postsByAuthor(posts, ['nobody', 'editors', 'guests']))).toEqual([
      ['editors', ['b', 'a']],
      ['guests', ['b']],
    ]);
  });

  it('lists series as they appear, each from its first part to its last, without the rest', () => {
    const inSeries = [
      post({ id: 'w2', series: 'Waits', date: local('2026-11-19T08:00') }),
      post({ id: 'alone', date: local('2026-11-18T08:00') }),
      post({ id: 'e1', series: 'Ends', date: local('2026-11-17T08:00') }),
      post({ id: 'w1', series: 'Waits', date: local('2026-11-16T08:00') }),
    ];
    expect(outline(postsBySeries(inSeries))).toEqual([
      ['Waits', ['w1', 'w2']],
      ['Ends', ['e1']],
    ]);
  });
});

describe('neighbours', () => {
  const list = ['a', 'b', 'c'].map((id) => ({ id }));

  it.each([
    ['a', undefined, 'b'],
    ['b', 'a', 'c'],
    ['c', 'b', undefined],
    ['elsewhere', undefined, undefined],
  ])('of %s are %s and %s', (id, before, after) => {
    const found = neighbours({ id }, list);
    expect([found.before?.id, found.after?.id]).toEqual([before, after]);
  });
});
