import { describe, expect, it } from 'vitest';
import { issueFrom, issuePosts, issueSchema, issueWeek } from '../../src/blog/issue.ts';
import { problemsOf } from '../../src/blog/schema-problems.ts';
import { issue, post, site } from '../builders.ts';

const window = { from: '2026-11-13T09:00:00-05:00', to: '2026-11-20T09:00:00-05:00' };
const least = {
  number: 1,
  week: '2026-W47',
  window,
  subject: 'Waiting',
  preheader: 'And what it costs.',
  lead: 'b',
  stories: ['a', 'b'],
};

/** What the schema finds in an issue that is right but for the values given. */
function problems(changes: Record<string, unknown>) {
  const data = { ...least, ...changes };
  const parsed = issueSchema.safeParse(data);
  return parsed.success
    ? []
    : problemsOf(parsed.error, { data, file: 'issue.md', positionOf: () => undefined });
}

const keys = (changes: Record<string, unknown>) =>
  problems(changes).map(({ reason }) => /`(.*?)`/.exec(reason)?.[1]);

describe('issueSchema', () => {
  it('is no draft unless it says so', () => {
    expect(issueSchema.parse(least)).toEqual({ ...least, leadInFull: false, draft: false });
    expect(issueSchema.parse({ ...least, draft: true }).draft).toBe(true);
  });

  it('may have a single story, and texts as long as they may be', () => {
    const texts = { subject: 'x'.repeat(120), preheader: 'x'.repeat(160) };
    expect(problems({ stories: ['b'], ...texts })).toEqual([]);
  });

  it.each(Object.keys(least))('requires %s', (key) => {
    expect(problems({ [key]: undefined }).map(({ reason }) => reason)).toEqual([
      `\`${key}\` is missing`,
    ]);
  });

  it.each([
    ['an unknown key', { title: 'x' }, ['title']],
    ['the number 0', { number: 0 }, ['number']],
    ['half a number', { number: 1.5 }, ['number']],
    ['a week of another form', { week: '2026-47' }, ['week']],
    ['a week with something after it', { week: '2026-W47b' }, ['week']],
    ['a week with something before it', { week: 'x2026-W47' }, ['week']],
    ['an empty subject', { subject: ' ' }, ['subject']],
    ['an empty preheader', { preheader: '' }, ['preheader']],
    ['a subject of 121 characters', { subject: 'x'.repeat(121) }, ['subject']],
    ['a preheader of 161 characters', { preheader: 'x'.repeat(161) }, ['preheader']],
    ['no stories', { stories: [] }, ['stories', 'lead']],
    ['a lead that is no story', { lead: 'c' }, ['lead']],
    ['a story twice', { stories: ['a', 'b', 'a'] }, ['stories.2']],
    [
      'a dropped story that is in the issue',
      { dropped: [{ story: 'a', reason: 'x' }] },
      ['dropped.0.story'],
    ],
    [
      'a story dropped twice',
      { dropped: ['c', 'c'].map((story) => ({ story, reason: 'x' })) },
      ['dropped.1.story'],
    ],
    ['a story dropped without a reason', { dropped: [{ story: 'c' }] }, ['dropped.0.reason']],
    ['a dropped story that is only named', { dropped: ['c'] }, ['dropped.0']],
    ['a story from the archive', { archive: 'a' }, ['archive']],
    [
      'a dropped story from the archive',
      { archive: 'c', dropped: [{ story: 'c', reason: 'x' }] },
      ['archive'],
    ],
    [
      'a sponsor without a disclosure',
      { sponsor: { name: 'S', url: 'https://s.test/' } },
      ['sponsor.disclosure'],
    ],
    [
      'a sponsor elsewhere',
      { sponsor: { name: 'S', url: 'ftp://s.test/', disclosure: 'x' } },
      ['sponsor.url'],
    ],
    ['a version of no story', { versions: { c: '0123456789ab' } }, ['versions.c']],
    ['a version of other signs', { versions: { a: '0123456789AB' } }, ['versions.a']],
    ['a version that YAML took for a number', { versions: { a: 123456789012 } }, ['versions.a']],
  ])('refuses %s', (_, changes, expected) => {
    expect(keys(changes)).toEqual(expected);
  });

  it('takes all that an issue may say', () => {
    const all = {
      dropped: [{ story: 'c', reason: 'too much for one week' }],
      archive: 'd',
      sponsor: { name: 'S', url: 'https://s.test/', disclosure: 'S paid for this issue.' },
      versions: { a: '0123456789ab', b: 'withdrawn' },
    };
    expect(problems(all)).toEqual([]);
  });

  it.each([
    ['ends before it begins', { from: window.to, to: window.from }],
    ['is empty', { from: window.from, to: window.from }],
    ['is empty, told in two offsets', { from: window.from, to: '2026-11-13T14:00:00Z' }],
  ])('refuses a window that %s', (_, changed) => {
    expect(keys({ window: changed })).toEqual(['window.to']);
  });

  it('compares the ends of the window as instants', () => {
    const changed = { from: '2026-11-13T09:00:00Z', to: '2026-11-13T08:00:00-05:00' };
    expect(keys({ window: changed })).toEqual([]);
  });

  it.each([
    ['a local time', '2026-11-13T09:00:00'],
    ['a day', '2026-11-13'],
    ['no seconds', '2026-11-13T09:00-05:00'],
    ['an impossible day', '2026-02-30T09:00:00-05:00'],
    ['an impossible offset', '2026-11-13T09:00:00+25:00'],
    ['nonsense', 'last Friday'],
  ])('refuses a window that begins with %s, as one problem of that key', (_, from) => {
    expect(keys({ window: { ...window, from } })).toEqual(['window.from']);
  });
});

it.each([
  ['content/issues/2026-W47.md', '2026-W47'],
  ['content/issues/2026-W53.md', '2026-W53'],
  ['content/issues/2025-W53.md', undefined],
  ['content/issues/2026-W00.md', undefined],
  ['content/issues/2026-w47.md', undefined],
  ['content/issues/2026-W47.mdx', undefined],
  ['content/issues/2026/2026-W47.md', undefined],
  ['old/content/issues/2026-W47.md', undefined],
])('issueWeek of %s is %s', (file, week) => {
  expect(issueWeek(file)).toBe(week);
});

it('issueFrom puts the window into the site’s zone, keeps the note’s lines and sets typographic quotes', () => {
  const frontMatter = issueSchema.parse({
    ...least,
    window: { from: '2026-11-13T14:00:00Z', to: window.to },
    subject: "It's waiting",
    preheader: 'And "more".',
  });
  const file = 'content/issues/2026-W47.md';
  const issue = issueFrom({ file, frontMatter, body: '\n\nHello.\n' }, site);
  expect({ ...issue, window: [String(issue.window.from), String(issue.window.to)] }).toEqual({
    ...least,
    leadInFull: false,
    draft: false,
    window: [
      '2026-11-13T09:00:00-05:00[America/New_York]',
      '2026-11-20T09:00:00-05:00[America/New_York]',
    ],
    subject: 'It’s waiting',
    preheader: 'And “more”.',
    file,
    note: '\n\nHello.',
  });
});

describe('issuePosts', () => {
  const posts = ['a', 'b', 'c'].map((id) => post({ id, slug: id }));
  const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id);
  const three = issue({ stories: ['a', 'b', 'c'], lead: 'b' });

  it('has the lead first, then the others in their order', () => {
    expect(ids(issuePosts(three, posts))).toEqual(['b', 'a', 'c']);
  });

  it('leaves out what was withdrawn or deleted since, were it the lead', () => {
    const withdrawn = posts.map((one) => ({ ...one, draft: one.id === 'b' }));
    expect(ids(issuePosts(three, withdrawn))).toEqual(['a', 'c']);
    expect(ids(issuePosts(three, posts.slice(1)))).toEqual(['b', 'c']);
  });

  it('has drafts while the issue is one', () => {
    const drafts = posts.map((one) => ({ ...one, draft: true }));
    expect(ids(issuePosts({ ...three, draft: true }, drafts))).toEqual(['b', 'a', 'c']);
    expect(issuePosts(three, drafts)).toEqual([]);
  });
});
