import { describe, expect, it } from 'vitest';
import { conflicts } from '../../src/blog/conflicts.ts';
import type { Content } from '../../src/blog/content.ts';
import type { Issue } from '../../src/blog/issue.ts';
import { issue, local, post } from '../builders.ts';

function found(content: Partial<Content>) {
  return conflicts({
    posts: [],
    pages: [],
    issues: [],
    comments: [],
    pictures: new Map(),
    ...content,
  });
}

const waiting = post({ date: local('2026-11-17T08:00'), slug: 'waiting' });
const ending = post({ date: local('2026-11-18T08:00'), slug: 'ending' });
const first = issue({ number: 1, week: '2026-W47', stories: [waiting.id] });
const second = issue({
  number: 2,
  week: '2026-W48',
  window: { from: first.window.to, to: local('2026-11-27T09:00') },
  stories: [ending.id],
});

/** The second issue, changed, beside the first. */
const beside = (changes: Partial<Issue>) =>
  found({ posts: [waiting, ending], issues: [first, { ...second, ...changes }] });

it('finds nothing wrong with a clean set, in any order', () => {
  const covered = post({
    slug: 'covered',
    cover: { picture: 'chairs.png', alt: 'Chairs' },
    series: 'Waits',
  });
  const posts = [waiting, ending, covered, post({ slug: 'part-2', series: 'Waits' })];
  const pictures = new Map([['chairs.png', { width: 4, height: 3 }]]);
  expect(found({ posts, issues: [first, second], pictures })).toEqual([]);
  expect(found({ posts: posts.toReversed(), issues: [second, first], pictures })).toEqual([]);
});

it('finds nothing wrong with nothing', () => {
  expect(found({})).toEqual([]);
});

describe('between posts', () => {
  it.each([
    [
      'one id',
      post({ slug: 'waits', id: 'same' }),
      post({ slug: 'ends', id: 'same' }),
      'have the id "same"',
    ],
    [
      'one address within a month',
      post({ date: local('2026-11-02T08:00') }),
      post({ date: local('2026-11-30T08:00') }),
      'have the address /2026/11/waiting/',
    ],
    [
      'series with one address',
      post({ slug: 'waits', series: 'Café waits' }),
      post({ slug: 'ends', series: 'Cafe Waits' }),
      '"Café waits"',
    ],
  ])('finds two posts with %s and names both files', (_, one, other, said) => {
    const problems = found({ posts: [one, other] });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.file).toBe(other.file);
    for (const part of [one.file, other.file, said]) expect(problems[0]?.reason).toContain(part);
    expect(problems[0]?.fix).not.toBe('');
  });

  it('reports each further file of three with one id', () => {
    const three = ['a', 'b', 'c'].map((slug) => post({ slug, id: 'same' }));
    expect(found({ posts: three }).map(({ file }) => file)).toEqual([
      three[1]?.file,
      three[2]?.file,
    ]);
  });

  it('allows one slug in two months', () => {
    const posts = ['2026-10-31T23:59', '2026-11-01T00:00'].map((date) =>
      post({ date: local(date) }),
    );
    expect(found({ posts })).toEqual([]);
  });

  it('finds a slug with capitals, and offers the one without', () => {
    const shouting = post({ slug: 'Waiting' });
    expect(found({ posts: [shouting] })).toEqual([
      expect.objectContaining({
        file: shouting.file,
        reason: expect.stringContaining('"Waiting"'),
        fix: expect.stringContaining('waiting'),
      }),
    ]);
  });

  it('finds addresses that differ only by case, and names both files', () => {
    const quiet = post({ slug: 'waiting' });
    const loud = post({ slug: 'Waiting', id: 'loud' });
    const reasons = found({ posts: [quiet, loud] }).map(({ reason }) => reason);
    const both = reasons.filter((reason) =>
      [quiet, loud].every(({ file }) => reason.includes(file)),
    );
    expect(both).toEqual([expect.stringContaining('differ only by case')]);
  });

  it('finds a date that falls on another day than the file’s name says', () => {
    const { file } = post({ date: local('2026-11-20T12:00') });
    const evening = post({ file, date: local('2026-11-19T23:30') });
    expect(found({ posts: [evening] })).toEqual([
      {
        file,
        reason: expect.stringMatching(/2026-11-20.*2026-11-19 in America\/New_York/),
        fix: expect.stringContaining('2026-11-19-waiting'),
      },
    ]);
  });

  it('finds a cover that is not among the pictures', () => {
    const covered = post({ cover: { picture: 'chairs.png', alt: 'Chairs' } });
    const pictures = new Map([['chair.png', { width: 4, height: 3 }]]);
    expect(found({ posts: [covered], pictures })).toEqual([
      expect.objectContaining({
        file: covered.file,
        key: ['cover', 'src'],
        reason: expect.stringContaining('"chairs.png"'),
      }),
    ]);
  });
});

it('finds an old address that two posts claim, and names both files', () => {
  const aliases = ['/old.html'];
  const posts = [
    { ...waiting, aliases },
    { ...ending, aliases },
  ];
  expect(found({ posts })).toEqual([
    expect.objectContaining({
      file: ending.file,
      reason: expect.stringMatching(new RegExp(`/old.html.*${waiting.file}.*${ending.file}`)),
    }),
  ]);
});

it.each([
  ['with and without a slash', '/old', '/old/'],
  ['in capitals', '/Old.html', '/old.html'],
  ['encoded', '/caf%C3%A9.html', '/café.html'],
])('finds an old address that two posts claim, one of them %s', (_, one, other) => {
  const posts = [
    { ...waiting, aliases: [one] },
    { ...ending, aliases: [other] },
  ];
  expect(found({ posts })).toEqual([
    expect.objectContaining({ file: ending.file, reason: expect.stringContaining(waiting.file) }),
  ]);
});

it('allows a post to have one old address in several forms', () => {
  expect(found({ posts: [{ ...waiting, aliases: ['/old', '/old/', '/old.html'] }] })).toEqual([]);
});

describe('between issues', () => {
  it('finds a story that is no post', () => {
    expect(beside({ stories: [ending.id, 'gone'] })).toEqual([
      expect.objectContaining({
        file: second.file,
        key: ['stories', 1],
        reason: 'There is no post with the id "gone"',
        fix: expect.stringContaining('renamed'),
      }),
    ]);
  });

  it.each([
    ['a story', { stories: [ending.id, waiting.id] }, `"${waiting.id}"`, 'Remove it'],
    ['a number', { number: 1 }, 'the number 1', 'the number 2'],
  ])('finds %s in two issues and names both files', (_, changes, said, fix) => {
    const problems = beside(changes);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.file).toBe(second.file);
    for (const part of [first.file, second.file, said]) {
      expect(problems[0]?.reason).toContain(part);
    }
    expect(problems[0]?.fix).toContain(fix);
  });

  it('finds a number left out', () => {
    expect(beside({ number: 3 })).toEqual([
      expect.objectContaining({ file: second.file, fix: expect.stringContaining('number 2') }),
    ]);
  });

  it('says nothing of a story whose post could not be read', () => {
    const content = {
      posts: [ending],
      pages: [],
      issues: [first],
      comments: [],
      pictures: new Map(),
    };
    expect(conflicts(content, new Set([waiting.id]))).toEqual([]);
    expect(conflicts(content, new Set(['another']))).toHaveLength(1);
  });

  it.each([
    ['a draft', { draft: true }, 'is a draft'],
    ['kept out of the newsletter', { newsletter: false }, 'keeps it out of the newsletter'],
  ])('finds a story that is %s and names both files', (_, changes, said) => {
    const problems = found({ posts: [{ ...waiting, ...changes }], issues: [first] });
    expect(problems).toEqual([
      {
        file: first.file,
        key: ['stories', 0],
        reason: expect.stringContaining(said),
        fix: expect.stringContaining(waiting.file),
      },
    ]);
  });

  it('allows a draft in an issue that is a draft itself', () => {
    const posts = [{ ...waiting, draft: true }];
    expect(found({ posts, issues: [{ ...first, draft: true }] })).toEqual([]);
  });

  it('finds numbers that do not follow the weeks', () => {
    const swapped = [
      { ...first, number: 2 },
      { ...second, number: 1 },
    ];
    expect(found({ posts: [waiting, ending], issues: swapped })).toEqual([
      expect.objectContaining({ file: first.file, reason: expect.stringContaining('first issue') }),
      expect.objectContaining({ file: second.file, reason: expect.stringContaining(first.file) }),
    ]);
  });

  it('finds a wrong number and a wrong window in one issue', () => {
    const wrong = {
      ...second,
      number: 9,
      window: { ...second.window, from: local('2026-11-20T10:00') },
    };
    expect(found({ posts: [waiting, ending], issues: [first, wrong] })).toHaveLength(2);
  });

  it.each([
    ['a gap', '2026-11-20T09:00:01'],
    ['an overlap', '2026-11-20T08:59:59'],
  ])('finds %s between windows and names both files', (_, from) => {
    const problems = beside({ window: { from: local(from), to: second.window.to } });
    expect(problems).toEqual([
      expect.objectContaining({
        file: second.file,
        reason: expect.stringContaining(first.file),
      }),
    ]);
    expect(problems[0]?.reason).toContain(`${from}-05:00`);
    expect(problems[0]?.reason).toContain('2026-11-20T09:00:00-05:00');
  });

  it('compares windows in the order of the weeks, not of the files', () => {
    const late = { ...second, window: { from: local('2026-11-21T09:00'), to: second.window.to } };
    const problems = found({ posts: [waiting, ending], issues: [late, first] });
    expect(problems.map(({ file }) => file)).toEqual([second.file]);
  });

  it('allows a week without an issue when the windows still meet', () => {
    expect(beside({ week: '2026-W49', file: 'content/issues/2026-W49.md' })).toEqual([]);
  });

  it('finds a week that is not that of the file’s name', () => {
    expect(beside({ week: '2026-W49' })).toEqual([
      expect.objectContaining({
        file: 'content/issues/2026-W48.md',
        reason: expect.stringContaining('2026-W49'),
      }),
    ]);
  });
});
