import { describe, expect, it } from 'vitest';
import { commentFrom, commentPath, commentSchema } from '../../src/blog/comment.ts';
import { site } from '../builders.ts';

const schema = commentSchema(site);
const FILE = 'content/comments/2026-11-20-waiting/2026-11-21-3f9c1a7be204.md';

/** The comment with some front matter in that file. */
function read(data: object, file = FILE) {
  const frontMatter = schema.parse({ author: 'Ann', date: '2026-11-21T10:00', ...data });
  return commentFrom({ file, frontMatter, body: 'Yes.' }, site);
}

/** The keys that a schema refuses. */
function refused(data: object): string[] {
  const parsed = schema.safeParse({ author: 'Ann', date: '2026-11-21', ...data });
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
}

describe('a comment', () => {
  it('has its id and its post from where its file stands', () => {
    expect(read({ replyTo: '2026-11-20-b', status: 'approved' })).toMatchObject({
      id: '2026-11-21-3f9c1a7be204',
      postId: '2026-11-20-waiting',
      file: FILE,
      author: 'Ann',
      timed: true,
      replyTo: '2026-11-20-b',
      status: 'approved',
      body: 'Yes.',
    });
  });

  it('waits for approval when nothing else is said', () => {
    expect(read({}).status).toBe('pending');
  });

  it('has its date in the site’s zone', () => {
    expect(read({ date: '2026-11-21T23:30:00Z' }).date.toString()).toBe(
      '2026-11-21T18:30:00-05:00[America/New_York]',
    );
    expect(read({ date: '2026-11-21' }).timed).toBe(false);
  });

  it('has a name without characters that disturb, with typographic quotes', () => {
    expect(read({ author: '\u202eAnn "A" O\'Hara\u0007' }).author).toBe('Ann “A” O’Hara');
  });
});

describe('the front matter', () => {
  it.each([
    [{}, []],
    [{ author: 'x'.repeat(80) }, []],
    [{ author: 'x'.repeat(81) }, ['author']],
    [{ author: '  ' }, ['author']],
    [{ author: 'Ann\nBcc: all' }, ['author']],
    [{ author: undefined }, ['author']],
    [{ date: '2026-03-08T02:30' }, ['date']],
    [{ replyTo: '../x' }, ['replyTo']],
    [{ status: 'rejected' }, []],
    [{ status: 'aproved' }, ['status']],
    [{ email: 'ann@example.org' }, ['']],
  ])('%j is refused at %j', (data, keys) => {
    expect(refused(data)).toEqual(keys);
  });
});

describe('the path of a comment', () => {
  it('says post, comment and day', () => {
    expect(commentPath('content/comments/some-post/2026-11-21-ann-2.md')).toEqual({
      postId: 'some-post',
      id: '2026-11-21-ann-2',
      day: '2026-11-21',
    });
  });

  it.each([
    'content/comments/2026-11-21-ann.md',
    'content/comments/some-post/ann.md',
    'content/comments/some-post/2026-11-21.md',
    'content/comments/some-post/2026-11-21-Ann.md',
    'content/comments/some-post/2026-11-21-ann.mdx',
    'content/comments/some-post/deeper/2026-11-21-ann.md',
    'content/comments/Some-Post/2026-11-21-ann.md',
    'content/posts/2026/2026-11-21-ann.md',
  ])('is not %s', (file) => {
    expect(commentPath(file)).toBeUndefined();
  });
});
