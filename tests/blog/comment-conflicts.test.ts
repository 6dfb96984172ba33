import { describe, expect, it } from 'vitest';
import { commentConflicts } from '../../src/blog/comment-conflicts.ts';
import { conflicts } from '../../src/blog/conflicts.ts';
import { comment, local, post } from '../builders.ts';

const posts = [post(), post({ slug: 'ending' })];
const first = comment({ id: '2026-11-21-ann', date: local('2026-11-21T10:00') });
const reply = comment({
  id: '2026-11-21-bob',
  date: local('2026-11-21T10:05'),
  replyTo: first.id,
});

const found = (...comments: Parameters<typeof commentConflicts>[0]) =>
  commentConflicts(comments, posts, new Set());

it('finds nothing wrong with a thread, in any order', () => {
  expect(found(first, reply)).toEqual([]);
  expect(found(reply, first)).toEqual([]);
});

it('is part of what is wrong between files', () => {
  const stray = comment({ postId: 'nowhere' });
  const content = { posts, pages: [], issues: [], comments: [stray], pictures: new Map() };
  expect(conflicts(content)).toEqual(commentConflicts([stray], posts, new Set()));
  expect(conflicts(content)).toHaveLength(1);
});

describe('finds', () => {
  it.each([
    [
      'a folder that is no post’s id',
      comment({ postId: 'nowhere' }),
      'no post with the id "nowhere"',
      'Rename the folder',
    ],
    [
      'another day in its name',
      comment({ id: '2026-11-20-ann' }),
      'says 2026-11-20, but its `date` falls on 2026-11-21 in America/New_York',
      '2026-11-21',
    ],
    ['no text', comment({ body: ' \n' }), 'says nothing', 'status: rejected'],
    [
      'a reply to nothing',
      comment({ replyTo: '2026-11-01-gone' }),
      'no comment with the id "2026-11-01-gone"',
      'replyTo',
    ],
    ['a reply to itself', comment({ replyTo: '2026-11-21-ann' }), 'to itself', 'replyTo'],
  ])('%s', (_, wrong, reason, fix) => {
    expect(found(wrong)).toEqual([
      {
        file: wrong.file,
        reason: expect.stringContaining(reason),
        fix: expect.stringContaining(fix),
      },
    ]);
  });

  it('two comments with one id, on whatever posts, and names both files', () => {
    const elsewhere = comment({ id: first.id, postId: '2026-11-20-ending' });
    const [problem, ...others] = found(first, elsewhere);
    expect(others).toEqual([]);
    expect(problem?.file).toBe(elsewhere.file);
    for (const file of [first.file, elsewhere.file]) expect(problem?.reason).toContain(file);
  });

  it('a reply to a comment on another post', () => {
    const elsewhere = comment({ id: reply.id, replyTo: first.id, postId: '2026-11-20-ending' });
    expect(found(first, elsewhere)).toEqual([
      expect.objectContaining({ reason: expect.stringContaining(`another post (${first.file})`) }),
    ]);
  });

  it('a reply to a later comment', () => {
    const early = comment({ ...reply, date: local('2026-11-21T09:59') });
    expect(found(first, early)).toEqual([
      expect.objectContaining({ file: early.file, reason: expect.stringContaining('later') }),
    ]);
  });

  it('replies that go round in a circle, at each of them', () => {
    const ids = ['2026-11-21-a', '2026-11-21-b', '2026-11-21-c'];
    const circle = ids.map((id, index) => comment({ id, replyTo: ids[(index + 1) % 3] as string }));
    const onto = comment({ id: '2026-11-21-d', replyTo: '2026-11-21-a' });
    expect(found(...circle, onto).map(({ file }) => file)).toEqual(circle.map(({ file }) => file));
  });
});

describe('says nothing of', () => {
  it('a rejected comment whose text was taken out', () => {
    expect(found(comment({ status: 'rejected', body: '' }))).toEqual([]);
  });

  it('the order of comments of one day when one has no time', () => {
    expect(found(first, comment({ ...reply, date: local('2026-11-21'), timed: false }))).toEqual(
      [],
    );
  });

  it('a post or a comment that could not be read', () => {
    const on = comment({ postId: 'unreadable', replyTo: '2026-11-20-unread' });
    expect(commentConflicts([on], [], new Set(['unreadable', '2026-11-20-unread']))).toEqual([]);
    expect(commentConflicts([on], [], new Set())).toHaveLength(2);
  });
});
