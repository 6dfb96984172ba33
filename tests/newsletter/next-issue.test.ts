import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/blog/issue.ts';
import type { Post } from '../../src/blog/post.ts';
import { type NextIssue, nextIssue, WeekError } from '../../src/newsletter/next-issue.ts';
import { issue as builtIssue, post as builtPost, local, site } from '../builders.ts';

const at = local;
const now = (time: string) => at(time).toInstant();

function post(id: string, date: string, more: Partial<Post> = {}): Post {
  return builtPost({
    id,
    title: `Title of ${id}`,
    excerpt: `Excerpt of ${id}.`,
    date: at(date),
    ...more,
  });
}

function issue(
  week: string,
  from: string,
  to: string,
  stories: string[],
  more: Partial<Issue> = {},
): Issue {
  return builtIssue({ week, window: { from: at(from), to: at(to) }, stories, ...more });
}

/** A week's issue, Friday to Friday at nine. */
const first = issue('2026-W43', '2026-10-16T09:00', '2026-10-23T09:00', ['a']);
const carried = post('a', '2026-10-20T12:00');

function storiesOf(next: NextIssue): string[] {
  return next.kind === 'new' || next.kind === 'extended' ? next.issue.stories : [];
}

describe('the window', () => {
  it('begins where the last issue ended and ends now, in whole minutes', () => {
    const next = nextIssue(
      { posts: [carried, post('b', '2026-10-25T12:00')], issues: [first] },
      at('2026-10-30T09:00:59').toInstant(),
      site,
    );
    expect(next).toMatchObject({
      kind: 'new',
      issue: { number: 2, week: '2026-W44', draft: true },
    });
    if (next.kind !== 'new') return;
    expect(next.issue.window.from.equals(first.window.to)).toBe(true);
    expect(next.issue.window.to.equals(at('2026-10-30T09:00'))).toBe(true);
  });

  it('is half-open: a post of its last moment waits, one of its first is in', () => {
    const posts = [carried, post('first', '2026-10-23T09:00'), post('last', '2026-10-30T09:00')];
    const next = nextIssue({ posts, issues: [first] }, now('2026-10-30T09:00'), site);
    expect(storiesOf(next)).toEqual(['first']);
  });

  it('never reaches beyond its week', () => {
    const posts = [carried, post('sunday', '2026-10-25T23:59'), post('monday', '2026-10-26T00:00')];
    const issues = [{ ...first, week: '2026-W42' }];
    const next = nextIssue({ posts, issues }, now('2026-10-27T09:00'), site, '2026-W43');
    expect(storiesOf(next)).toEqual(['sunday']);
    if (next.kind === 'new') expect(next.issue.window.to.equals(at('2026-10-26T00:00'))).toBe(true);
  });

  it('spans a skipped week and a change of clocks', () => {
    const next = nextIssue(
      {
        posts: [carried, post('b', '2026-10-31T21:39'), post('c', '2026-11-02T18:18')],
        issues: [first],
      },
      now('2026-11-06T09:00'),
      site,
    );
    expect(storiesOf(next)).toEqual(['c', 'b']);
    if (next.kind !== 'new') return;
    expect(next.issue.window.to.since(next.issue.window.from).total('hours')).toBe(14 * 24 + 1);
  });

  it('of a first issue is its week', () => {
    const posts = [post('sunday', '2026-10-18T12:00'), post('monday', '2026-10-19T00:00')];
    const next = nextIssue({ posts, issues: [] }, now('2026-10-23T09:00'), site);
    expect(storiesOf(next)).toEqual(['monday']);
    if (next.kind === 'new') {
      expect(next.issue.number).toBe(1);
      expect(next.issue.window.from.equals(at('2026-10-19T00:00'))).toBe(true);
    }
  });

  it('of the days around New Year belongs to week 53', () => {
    const next = nextIssue(
      { posts: [carried, post('b', '2026-12-31T12:00')], issues: [first] },
      now('2027-01-01T09:00'),
      site,
    );
    expect(next).toMatchObject({ kind: 'new', issue: { week: '2026-W53' } });
  });
});

describe('the stories', () => {
  const pick = (...posts: Post[]) =>
    storiesOf(
      nextIssue({ posts: [carried, ...posts], issues: [first] }, now('2026-10-30T09:00'), site),
    );

  it('are every post that is in no issue, a post of an earlier window merged late included', () => {
    expect(pick(post('late', '2026-10-17T12:00'), post('b', '2026-10-25T12:00'))).toEqual([
      'b',
      'late',
    ]);
  });

  it.each<[string, Partial<Post>]>([
    ['drafts', { draft: true }],
    ['unlisted posts', { unlisted: true }],
    ['posts kept out for a reason', { newsletter: false, newsletterReason: 'a notice' }],
    ['scheduled posts', { date: at('2026-10-30T10:00') }],
    ['posts from before the first window', { date: at('2026-10-16T08:59:59') }],
  ])('are no %s', (_, more) => {
    expect(pick(post('b', '2026-10-25T12:00'), post('x', '2026-10-26T12:00', more))).toEqual(['b']);
  });

  it('are led by the newest with a cover, else the newest, and never by a sponsored one', () => {
    const cover = { picture: 'x.png', alt: 'X' };
    const sponsor = { name: 'S', url: 'https://s.test/', disclosure: 'Paid.' };
    const plain = post('plain', '2026-10-28T12:00');
    const covered = post('covered', '2026-10-25T12:00', { cover });
    const paid = post('paid', '2026-10-29T12:00', { cover, sponsor });
    expect(pick(plain, covered, paid)[0]).toBe('covered');
    expect(pick(plain, paid)[0]).toBe('plain');
    expect(pick(paid)).toEqual(['paid']);
  });
});

describe('an issue that exists', () => {
  const draft = issue('2026-W44', '2026-10-23T09:00', '2026-10-30T09:00', ['b'], {
    number: 2,
    draft: true,
  });
  const b = post('b', '2026-10-25T12:00');
  const late = post('late', '2026-10-30T10:00');

  it('takes in new posts while it is a draft, and its window grows', () => {
    const next = nextIssue(
      { posts: [carried, b, late], issues: [first, draft] },
      now('2026-10-30T12:00'),
      site,
    );
    expect(next).toMatchObject({ kind: 'extended', issue: { number: 2, stories: ['b', 'late'] } });
    if (next.kind === 'extended')
      expect(next.issue.window.to.equals(at('2026-10-30T12:00'))).toBe(true);
  });

  it('is unchanged when nothing is new', () => {
    const next = nextIssue(
      { posts: [carried, b], issues: [first, draft] },
      now('2026-10-30T12:00'),
      site,
    );
    expect(next).toEqual({ kind: 'unchanged', issue: draft, waiting: [] });
  });

  it('is unchanged once it is no draft, and the posts wait', () => {
    const done = { ...draft, draft: false };
    const next = nextIssue(
      { posts: [carried, b, late], issues: [first, done] },
      now('2026-10-30T12:00'),
      site,
    );
    expect(next).toEqual({ kind: 'unchanged', issue: done, waiting: [late] });
  });
});

describe('nothing new', () => {
  it('is said with the moment since when', () => {
    const next = nextIssue({ posts: [carried], issues: [first] }, now('2026-10-30T09:00'), site);
    expect(next).toEqual({ kind: 'nothing new', since: first.window.to });
  });
});

describe('a week that cannot be', () => {
  it.each([
    ['2026-W45', 'has not begun'],
    ['2026-W42', 'exists already'],
  ])('%s: %s', (week, reason) => {
    const decide = () =>
      nextIssue({ posts: [carried], issues: [first] }, now('2026-10-30T09:00'), site, week);
    expect(decide).toThrow(WeekError);
    expect(decide).toThrow(reason);
  });
});
