import { describe, expect, it } from 'vitest';
import {
  folded,
  newestComments,
  shownComments,
  type Thread,
  threads,
} from '../../src/blog/threads.ts';
import { comment, local } from '../builders.ts';

/** A comment at some minute past ten, named by a letter. */
const at = (
  minute: number,
  id: string,
  replyTo?: string,
  status: 'approved' | 'pending' | 'rejected' = 'approved',
) =>
  comment({
    id,
    date: local(`2026-11-21T10:${String(minute).padStart(2, '0')}`),
    status,
    ...(replyTo && { replyTo }),
  });

/** Threads as ids only: `a(b(c) d)`. */
function outline(all: readonly Thread[]): string {
  return all
    .map(({ comment: { id }, replies }) => (replies.length ? `${id}(${outline(replies)})` : id))
    .join(' ');
}

describe('threads', () => {
  const all = [at(1, 'a'), at(2, 'b'), at(3, 'c', 'a'), at(4, 'd', 'c'), at(5, 'e', 'a')];

  it('put each reply below what it answers, oldest first, whatever the order of the files', () => {
    expect(outline(threads(all))).toBe('a(c(d) e) b');
    expect(outline(threads(all.toReversed()))).toBe('a(c(d) e) b');
  });

  it('are none without comments', () => {
    expect(threads([])).toEqual([]);
  });

  it('leave out what is not approved, and all that answers it', () => {
    const moderated = [
      at(1, 'a'),
      at(2, 'b', 'a', 'pending'),
      at(3, 'c', 'b'),
      at(4, 'd', 'c'),
      at(5, 'e', 'a'),
      at(6, 'f', undefined, 'rejected'),
    ];
    expect(outline(threads(moderated))).toBe('a(e)');
    expect(shownComments(moderated).map(({ id }) => id)).toEqual(['a', 'e']);
  });

  it('come to an end where replies go round in a circle, which are not shown', () => {
    expect(outline(threads([at(1, 'a', 'b'), at(1, 'b', 'a'), at(2, 'c')]))).toBe('c');
  });
});

describe('folded threads', () => {
  const deep = threads([
    at(1, 'a'),
    at(2, 'b', 'a'),
    at(3, 'c', 'b'),
    at(4, 'd', 'c'),
    at(5, 'e', 'd'),
    at(6, 'f', 'b'),
    at(7, 'g'),
  ]);

  it.each([
    [5, 'a(b(c(d(e)) f)) g'],
    [3, 'a(b(c d e f)) g'],
    [2, 'a(b c d e f) g'],
    [1, 'a b c d e f g'],
  ])('of %i levels hold every comment, after what it answers', (levels, expected) => {
    expect(outline(folded(deep, levels))).toBe(expected);
  });
});

describe('the newest comments', () => {
  const mine = [at(1, 'a'), at(2, 'b', 'a'), at(3, 'c', undefined, 'pending')];
  const hidden = comment({ id: 'h', postId: 'a-draft', date: local('2026-11-22T10:00') });

  it('are those shown on the given posts, newest first', () => {
    const posts = [{ id: '2026-11-20-waiting' }];
    expect(newestComments([hidden, ...mine], posts, 20).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(newestComments(mine, posts, 1).map(({ id }) => id)).toEqual(['b']);
  });
});
