import { describe, expect, it } from 'vitest';
import type { Post } from '../../src/blog/post.ts';
import { archivePick, REST } from '../../src/newsletter/archive-pick.ts';
import { issue, local, post } from '../builders.ts';

const window = { from: local('2026-11-13T09:00'), to: local('2026-11-20T09:00') };
const lead = post({ id: 'lead', date: local('2026-11-18T08:00'), topics: ['service', 'design'] });
const other = post({ id: 'other', date: local('2026-11-17T08:00'), topics: ['loyalty'] });

const old = (id: string, day: string, more: Partial<Post> = {}) =>
  post({ id, date: local(`${day}T08:00`), ...more });

const pick = (older: Post[], archives: string[] = []) =>
  archivePick([lead, other], window, {
    posts: [lead, other, ...older],
    issues: archives.map((archive, index) =>
      issue({ week: `2026-W${String(index + 10).padStart(2, '0')}`, archive }),
    ),
  })?.id;

describe('the post from the archive', () => {
  it('shares the most topics with the lead, then with the other stories, then is the newest', () => {
    const one = old('one', '2026-01-05', { topics: ['service'] });
    const both = old('both', '2025-01-05', { topics: ['service', 'design'] });
    const more = old('more', '2024-01-05', { topics: ['service', 'design', 'loyalty'] });
    const newer = old('newer', '2026-02-05', { topics: ['service'] });
    expect(pick([newer, more, both, one])).toBe('more');
    expect(pick([newer, both, one])).toBe('both');
    expect(pick([one, newer])).toBe('newer');
  });

  it('may share a topic with another story only, but has to share one', () => {
    expect(pick([old('a', '2026-01-05', { topics: ['loyalty'] })])).toBe('a');
    expect(pick([old('a', '2026-01-05', { topics: ['brand'] })])).toBeUndefined();
  });

  it('is the first by id among posts of one moment, in whatever order they come', () => {
    const [a, b] = [old('a', '2026-01-05'), old('b', '2026-01-05')];
    expect([pick([a, b]), pick([b, a])]).toEqual(['a', 'a']);
  });

  it('is 90 days older than the window, counted in days of the site’s zone', () => {
    const edge = window.from.subtract({ days: 90 });
    expect(pick([post({ id: 'a', date: edge })])).toBe('a');
    expect(pick([post({ id: 'a', date: edge.add({ seconds: 1 }) })])).toBeUndefined();
  });

  it.each<[string, Partial<Post>]>([
    ['a draft', { draft: true }],
    ['unlisted', { unlisted: true }],
    ['kept out', { newsletter: false, newsletterReason: 'a notice' }],
    ['paid for', { sponsor: { name: 'S', url: 'https://s.test/', disclosure: 'Paid.' } }],
  ])('is not %s', (_, more) => {
    expect(pick([old('a', '2026-01-05', more)])).toBeUndefined();
  });

  it('is no story of the issue', () => {
    const story = old('story', '2026-01-05');
    expect(archivePick([lead, story], window, { posts: [story], issues: [] })).toBeUndefined();
  });

  it('rests for 25 issues', () => {
    const a = old('a', '2026-01-05');
    const between = (count: number) => ['a', ...Array.from({ length: count }, (_, n) => `x${n}`)];
    expect(pick([a], between(REST - 1))).toBeUndefined();
    expect(pick([a], between(REST))).toBe('a');
  });
});
