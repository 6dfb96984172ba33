import { describe, expect, it } from 'vitest';
import { newsletterStatus } from '../../src/newsletter/status.ts';
import { storyVersion } from '../../src/newsletter/story-version.ts';
import { issue, local, post } from '../builders.ts';

const at = (day: string) => local(`${day}T08:00`);
const carried = post({ id: 'carried', date: at('2026-11-18') });
const changed = post({ id: 'changed', date: at('2026-11-17') });
const putOff = post({ id: 'put-off', date: at('2026-12-24') });
const dropped = post({ id: 'dropped', date: at('2026-11-16') });
const waiting = post({ id: 'waiting', date: at('2026-11-21') });
const posts = [
  dropped,
  waiting,
  carried,
  changed,
  putOff,
  post({ id: 'notice', date: at('2026-11-19'), newsletter: false, newsletterReason: 'a notice' }),
  post({ id: 'hidden', date: at('2026-11-19'), unlisted: true }),
  post({ id: 'draft', date: at('2026-11-19'), draft: true }),
  post({ id: 'ahead', date: at('2026-11-23') }),
  post({ id: 'old', date: at('2026-11-12') }),
];
const first = issue({
  stories: ['carried', 'changed', 'put-off', 'gone'],
  dropped: [{ story: 'dropped', reason: 'too long a list' }],
  versions: {
    carried: storyVersion(carried),
    changed: '000000000000',
    'put-off': storyVersion(putOff),
    gone: 'withdrawn',
  },
});

const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id);

describe('the status', () => {
  const status = newsletterStatus({ posts, issues: [first] }, local('2026-11-22T12:00'));

  it('counts every post once', () => {
    expect(status.counts).toEqual({
      carried: 3,
      pending: 2,
      excluded: 2,
      unpublished: 2,
      'before the first issue': 1,
    });
    expect(Object.values(status.counts).reduce((a, b) => a + b)).toBe(posts.length);
  });

  it('names what is pending, newest first, and what was dropped with its reason', () => {
    expect(status.pending).toEqual([
      { post: waiting },
      { post: dropped, droppedFrom: { week: '2026-W47', reason: 'too long a list' } },
    ]);
  });

  it('names what is kept out, and why', () => {
    expect(status.excluded.map(({ post: { id }, reason }) => [id, reason])).toEqual([
      ['hidden', 'the post is unlisted'],
      ['notice', 'a notice'],
    ]);
    expect(ids(status.unpublished)).toEqual(['ahead', 'draft']);
  });

  it('says what became of each story', () => {
    expect(status.issues).toEqual([
      {
        issue: first,
        stories: [
          { id: 'carried', since: 'same' },
          { id: 'changed', since: 'changed' },
          { id: 'put-off', since: 'withdrawn' },
          { id: 'gone', since: 'withdrawn' },
        ],
      },
    ]);
  });

  it('at a moment before the issue says nothing of posts that were not out by then', () => {
    const early = newsletterStatus({ posts, issues: [first] }, local('2026-11-14T12:00'));
    expect(early.issues[0]?.stories[0]).toEqual({ id: 'carried', since: 'same' });
  });
});
