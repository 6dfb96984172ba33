import { describe, expect, it } from 'vitest';
import { finishProblems } from '../../src/newsletter/finish.ts';
import { issue, local, post } from '../builders.ts';

const a = post({ id: 'a', slug: 'a', date: local('2026-11-18T08:00') });
const b = post({ id: 'b', slug: 'b', date: local('2026-11-25T08:00') });
const first = issue({ stories: ['a'], draft: true });
const second = issue({
  number: 2,
  week: '2026-W48',
  window: { from: first.window.to, to: local('2026-11-27T09:00') },
  stories: ['b'],
  draft: true,
});
const now = local('2026-11-27T09:00').toInstant();

describe('finishing an issue', () => {
  it('is allowed when all its posts are there for readers', () => {
    expect(finishProblems(first, { posts: [a, b], issues: [first, second] }, now)).toEqual([]);
  });

  it('is nothing new for one that is finished, whatever became of its posts', () => {
    const done = { ...first, draft: false };
    expect(finishProblems(done, { posts: [{ ...a, draft: true }], issues: [done] }, now)).toEqual(
      [],
    );
  });

  it('waits for the drafts before it, and names the first', () => {
    expect(finishProblems(second, { posts: [a, b], issues: [first, second] }, now)).toEqual([
      {
        file: first.file,
        reason: expect.stringContaining('2026-W48'),
        fix: expect.stringContaining('finish 2026-W47'),
      },
    ]);
  });

  it.each([
    ['a draft', { draft: true }, 'is a draft'],
    [
      'scheduled',
      { date: local('2026-11-27T09:00:01') },
      'published only at 2026-11-27T09:00:01-05:00',
    ],
  ])('is refused with a story that is %s', (_, more, reason) => {
    const issues = [{ ...first, draft: false }, second];
    const posts = [a, { ...b, ...more }];
    expect(finishProblems(second, { posts, issues }, now)).toEqual([
      {
        file: second.file,
        reason: expect.stringContaining(reason),
        fix: expect.stringContaining(b.file),
      },
    ]);
  });

  it('is refused with a draft that versions of an earlier time know', () => {
    const again = { ...first, versions: { a: '0123456789ab' } };
    const posts = [{ ...a, draft: true }];
    expect(finishProblems(again, { posts, issues: [again] }, now)).toHaveLength(1);
  });
});
