import { describe, expect, it } from 'vitest';
import type { Post } from '../../src/blog/post.ts';
import { since, storyVersion, storyVersions } from '../../src/newsletter/story-version.ts';
import { issue, local, post } from '../builders.ts';

const cover = { picture: 'a.png', alt: 'A' };
const sponsor = { name: 'S', url: 'https://s.test/', disclosure: 'Paid.' };
const whole = post({ id: 'whole', cover, sponsor });
const version = storyVersion(whole);

describe('the version of a story', () => {
  it('is 12 hexadecimal digits', () => {
    expect(version).toMatch(/^[0-9a-f]{12}$/);
  });

  it.each<[string, Partial<Post>]>([
    ['title', { title: 'Other' }],
    ['excerpt', { excerpt: 'Other.' }],
    ['text', { body: 'Other.' }],
    ['sponsor', { sponsor: { ...sponsor, disclosure: 'Paid for.' } }],
    ['sponsor, gone', { sponsor: undefined }],
    ['cover', { cover: { ...cover, alt: 'B' } }],
    ['cover, gone', { cover: undefined }],
    ['title and excerpt, in each other’s place', { title: whole.excerpt, excerpt: whole.title }],
  ])('is another with another %s', (_, more) => {
    expect(storyVersion({ ...whole, ...more })).not.toBe(version);
  });

  it.each<[string, Partial<Post>]>([
    ['file, slug and date', { file: 'x.md', slug: 'x', date: local('2020-01-01T00:00') }],
    ['topics and aliases', { topics: ['design'], aliases: ['/old'] }],
    ['number of lines in its front matter', { body: `\n\n\n\n\n${whole.body}\n` }],
  ])('is the same with another %s', (_, more) => {
    expect(storyVersion({ ...whole, ...more })).toBe(version);
  });

  it('is the same with the line ends of another system', () => {
    const body = 'One.\n\nTwo.';
    expect(storyVersion({ ...whole, body: body.replaceAll('\n', '\r\n') })).toBe(
      storyVersion({ ...whole, body }),
    );
  });
});

describe('since its issue was finished, a story', () => {
  const finished = (versions?: Record<string, string>) => issue({ stories: ['whole'], versions });
  it.each([
    ['is the same', finished({ whole: version }), whole, 'same'],
    ['has changed', finished({ whole: version }), { ...whole, title: 'Other' }, 'changed'],
    ['was withdrawn', finished({ whole: version }), { ...whole, draft: true }, 'withdrawn'],
    ['was deleted', finished({ whole: 'withdrawn' }), undefined, 'withdrawn'],
    ['came back', finished({ whole: 'withdrawn' }), whole, 'unknown'],
    ['cannot be compared', finished(), whole, 'unknown'],
  ])('%s', (_, carrier, now, expected) => {
    expect(since(carrier, 'whole', now)).toBe(expected);
  });
});

describe('the versions that finishing writes', () => {
  const [a, b] = [post({ id: 'a', slug: 'a' }), post({ id: 'b', slug: 'b', title: 'B' })];
  const stories = ['a', 'b'];

  it('are those of now for a draft', () => {
    const draft = issue({ stories, draft: true, versions: { a: '000000000000' } });
    expect(storyVersions(draft, [a, b])).toEqual({ a: storyVersion(a), b: storyVersion(b) });
  });

  it('stay for an issue that is done; only missing ones are added', () => {
    const done = issue({ stories, versions: { a: '000000000000' } });
    expect(storyVersions(done, [a, b])).toEqual({ a: '000000000000', b: storyVersion(b) });
  });
});
