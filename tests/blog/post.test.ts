import { describe, expect, it } from 'vitest';
import { type PostFrontMatter, postFrom, postPath, postSchema } from '../../src/blog/post.ts';
import { problemsOf } from '../../src/blog/schema-problems.ts';
import { site } from '../builders.ts';

const schema = postSchema(site);
const least = { title: 'Waiting', date: '2026-11-20', topics: ['service'], authors: ['editors'] };

/** What the schema finds in a post that is right but for the values given. */
function problems(changes: Record<string, unknown>) {
  const data = { ...least, ...changes };
  const parsed = schema.safeParse(data);
  return parsed.success
    ? []
    : problemsOf(parsed.error, { data, file: 'post.md', positionOf: () => undefined });
}

const reasons = (changes: Record<string, unknown>) => problems(changes).map(({ reason }) => reason);

describe('postSchema', () => {
  it('fills in what may be left out', () => {
    expect(schema.parse(least)).toEqual({
      ...least,
      draft: false,
      unlisted: false,
      newsletter: true,
      aliases: [],
      comments: 'open',
    });
  });

  it('takes everything that a post can say', () => {
    const all = {
      ...least,
      date: '2026-11-20T18:18',
      updated: '2026-11-21T08:00:00-05:00',
      summary: 'A summary.',
      topics: ['service', 'loyalty'],
      series: 'Waits',
      authors: ['editors', 'guests'],
      cover: { src: '../../pictures/two-chairs.png', alt: 'Two chairs', credit: 'Us' },
      sponsor: { name: 'Acme', url: 'https://example.com/', disclosure: 'Acme paid.' },
      draft: true,
      unlisted: true,
      newsletter: false,
      newsletterReason: 'Housekeeping',
      aliases: ['/2012/02/old-name.html'],
      id: '2012-02-25-old-name',
      comments: 'closed',
    };
    expect(schema.parse(all)).toEqual(all);
  });

  it.each(['title', 'date', 'topics', 'authors'])('requires %s', (key) => {
    expect(reasons({ [key]: undefined })).toEqual([`\`${key}\` is missing`]);
  });

  it.each([
    ['an unknown key', { topic: 'service' }, 'Unknown key `topic`'],
    [
      'an unknown key below another',
      { cover: { src: '../../pictures/a.png', alt: 'A', width: 3 } },
      'Unknown key `width` in `cover`',
    ],
    ['an empty title', { title: ' ' }, '`title`: must not be empty'],
    [
      'an unknown topic',
      { topics: ['service', 'gossip'] },
      '`topics.1`: "gossip" is not a topic of this site',
    ],
    ['no topic', { topics: [] }, '`topics`: must name at least one topic'],
    ['a topic twice', { topics: ['service', 'service'] }, '`topics`: must not name a topic twice'],
    [
      'an unknown author',
      { authors: ['nobody'] },
      '`authors.0`: "nobody" is not an author of this site',
    ],
    ['no author', { authors: [] }, '`authors`: must name at least one author'],
    [
      'an author twice',
      { authors: ['editors', 'editors'] },
      '`authors`: must not name an author twice',
    ],
    [
      'a summary of 301 characters',
      { summary: 'x'.repeat(301) },
      '`summary`: must be at most 300 characters',
    ],
    [
      'an impossible day',
      { date: '2026-02-30' },
      '`date`: "2026-02-30" is not a day or time that exists',
    ],
    [
      'a skipped hour',
      { updated: '2026-03-08T02:30' },
      '`updated`: 2026-03-08T02:30 does not exist in America/New_York: the clocks change',
    ],
  ])('refuses %s', (_, changes, reason) => {
    expect(reasons(changes)).toEqual([reason]);
  });

  it('refuses a text that is no date, once, and shows what dates look like', () => {
    const found = problems({ date: 'last Friday' });
    expect(found).toHaveLength(1);
    expect(`${found[0]?.reason} ${found[0]?.fix}`).toContain('2026-11-20T18:18:00-05:00');
  });

  it('passes on how to mend an ambiguous hour', () => {
    const [problem] = problems({ date: '2026-11-01T01:30' });
    expect(problem?.fix).toContain('2026-11-01T01:30:00-04:00');
    expect(problem?.fix).toContain('2026-11-01T01:30:00-05:00');
  });

  it.each([
    ['the day before', '2026-11-19', 1],
    ['the same day, without a time', '2026-11-20', 0],
    ['the same day, earlier', '2026-11-20T08:00', 0],
    ['the day before here, though not in UTC', '2026-11-20T04:59:00Z', 1],
    ['the day after', '2026-11-21', 0],
  ])('of a change on %s, at %s, finds this many problems: %i', (_, updated, count) => {
    const found = problems({ date: '2026-11-20T18:18', updated });
    expect(found).toHaveLength(count);
    for (const { reason } of found) expect(reason).toMatch(/^`updated`: .*before it was published/);
  });

  it('names the topics there are when one is unknown', () => {
    expect(problems({ topics: ['gossip'] })[0]?.fix).toBe('Use one of: service, loyalty, design.');
  });

  it.each([
    [
      'newsletter: false without a reason',
      { newsletter: false },
      /^`newsletter`: .* missing/,
      'Add `newsletterReason: …`',
    ],
    [
      'a reason alone',
      { newsletterReason: 'Dull' },
      /^`newsletterReason`: .* not kept out/,
      'Add `newsletter: false`',
    ],
    [
      'a reason beside newsletter: true',
      { newsletter: true, newsletterReason: 'Dull' },
      /^`newsletterReason`: .* not kept out/,
      'Add `newsletter: false`',
    ],
  ])('refuses %s, and says what to add', (_, changes, reason, fix) => {
    expect(problems(changes)).toEqual([
      expect.objectContaining({
        reason: expect.stringMatching(reason),
        fix: expect.stringContaining(fix),
      }),
    ]);
  });

  it.each([
    ['../../pictures/two-chairs.png', true],
    ['../pictures/a.jpg', true],
    ['../../pictures/a.jpeg', true],
    ['pictures/a.png', false],
    ['my/../pictures/a.png', false],
    ['../../pictures/a.png.html', false],
    ['./a.png', false],
    ['/pictures/a.png', false],
    ['https://example.com/pictures/a.png', false],
    ['../../pictures/Two Chairs.png', false],
    ['../../pictures/a.svg', false],
    ['../../pictures/2026/a.png', false],
    ['../../pictures/../../secret.png', false],
  ])('of the cover %s says: allowed %s', (src, allowed) => {
    expect(problems({ cover: { src, alt: 'A' } })).toHaveLength(allowed ? 0 : 1);
  });

  it('requires the alternative text of a cover', () => {
    expect(reasons({ cover: { src: '../../pictures/a.png' } })).toEqual(['`cover.alt` is missing']);
  });

  it.each([
    ['https://example.com/', true],
    ['http://example.com/path?x=1', true],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['mailto:a@example.com', false],
    ['ftp://example.com/', false],
    ['httpx://example.com/', false],
    ['xhttp://example.com/', false],
    ['example.com', false],
    ['//example.com', false],
  ])('of the sponsor’s address %s says: allowed %s', (url, allowed) => {
    expect(problems({ sponsor: { name: 'Acme', url, disclosure: 'Acme paid.' } })).toHaveLength(
      allowed ? 0 : 1,
    );
  });

  it.each(['name', 'url', 'disclosure'])('requires the %s of a sponsor', (key) => {
    const sponsor = { name: 'Acme', url: 'https://example.com/', disclosure: 'Acme paid.' };
    expect(reasons({ sponsor: { ...sponsor, [key]: undefined } })).toEqual([
      `\`sponsor.${key}\` is missing`,
    ]);
  });

  it.each([
    ['/2012/02/old-name.html', true],
    ['/old/', true],
    ['/caf%C3%A9', true],
    ['old-name.html', false],
    ['https://example.com/old', false],
    ['/old?id=3', false],
    ['/old#part', false],
    ['/old name', false],
    ['', false],
  ])('of the alias "%s" says: allowed %s', (alias, allowed) => {
    expect(problems({ aliases: [alias] })).toHaveLength(allowed ? 0 : 1);
  });

  it.each([
    ['2012-02-25-old-name', true],
    ['old', true],
    ['Old', false],
    ['old--name', false],
    ['-old', false],
    ['old_name', false],
  ])('of the id %s says: allowed %s', (id, allowed) => {
    expect(problems({ id })).toHaveLength(allowed ? 0 : 1);
  });

  it.each([
    ['open', true],
    ['closed', true],
    ['moderated', false],
  ])('of the comments “%s” says: allowed %s', (comments, allowed) => {
    expect(problems({ comments })).toHaveLength(allowed ? 0 : 1);
  });

  it('refuses a series whose name would leave its address empty', () => {
    expect(problems({ series: '???' })).toHaveLength(1);
  });
});

describe('postPath', () => {
  it.each(['md', 'mdx'])('reads year, day, slug and id from a .%s file', (extension) => {
    expect(postPath(`content/posts/2026/2026-11-20-why-we-wait.${extension}`)).toEqual({
      year: '2026',
      day: '2026-11-20',
      slug: 'why-we-wait',
      defaultId: '2026-11-20-why-we-wait',
    });
  });

  it('lets capitals through, but not into the id', () => {
    expect(postPath('content/posts/2026/2026-11-20-Why-We.md')).toMatchObject({
      slug: 'Why-We',
      defaultId: '2026-11-20-why-we',
    });
  });

  it.each([
    ['a folder of another year', 'content/posts/2025/2026-11-20-waiting.md'],
    ['no folder of a year', 'content/posts/2026-11-20-waiting.md'],
    ['something after it', 'content/posts/2026/2026-11-20-waiting.md.bak'],
    ['a folder too many', 'content/posts/2026/11/2026-11-20-waiting.md'],
    ['no slug', 'content/posts/2026/2026-11-20.md'],
    ['no day', 'content/posts/2026/waiting.md'],
    ['an underscore', 'content/posts/2026/2026-11-20-why_wait.md'],
    ['two hyphens in a row', 'content/posts/2026/2026-11-20-why--wait.md'],
    ['another extension', 'content/posts/2026/2026-11-20-waiting.txt'],
    ['another folder', 'content/pages/2026/2026-11-20-waiting.md'],
    ['something before it', '/x/content/posts/2026/2026-11-20-waiting.md'],
  ])('is undefined for %s', (_, file) => {
    expect(postPath(file)).toBeUndefined();
  });
});

describe('postFrom', () => {
  const file = 'content/posts/2026/2026-11-20-waiting.md';

  function made(changes: Partial<PostFrontMatter> = {}, body = 'Waits feel *long*.\n\nSecond.') {
    return postFrom(
      { file, frontMatter: schema.parse({ ...least, ...changes }), body: () => body },
      site,
    );
  }

  it('takes id and slug from the file’s name, and keeps the file and the body', () => {
    expect(made()).toMatchObject({
      id: '2026-11-20-waiting',
      slug: 'waiting',
      file,
      body: 'Waits feel *long*.\n\nSecond.',
    });
  });

  it('keeps what the front matter says about it', () => {
    const said = {
      topics: ['loyalty', 'service'],
      authors: ['guests'],
      series: 'Waits',
      unlisted: true,
      newsletter: false,
      newsletterReason: 'Housekeeping',
      aliases: ['/old/'],
      comments: 'closed' as const,
    };
    expect(made(said)).toMatchObject({ ...said, draft: false });
  });

  it('keeps its sponsor, with typographic quotes in the disclosure', () => {
    const sponsor = { name: 'Acme', url: 'https://example.com/', disclosure: "It's paid." };
    expect(made({ sponsor }).sponsor).toEqual({ ...sponsor, disclosure: 'It’s paid.' });
    expect(made().sponsor).toBeUndefined();
  });

  it('prefers an id of its own, which leaves the slug alone', () => {
    expect(made({ id: 'old' })).toMatchObject({ id: 'old', slug: 'waiting' });
  });

  it('shows its summary in lists, else its first paragraph', () => {
    expect(made({ summary: 'A summary.' }).excerpt).toBe('A summary.');
    expect(made().excerpt).toBe('Waits feel long.');
    expect(made().summary).toBeUndefined();
    expect(made({}, '## Only a heading').excerpt).toBe('');
  });

  it('leaves the program text of MDX out of its excerpt, but not of Markdown', () => {
    const body = 'import A from "a";\n\nWaits feel long.';
    const frontMatter = schema.parse(least);
    const excerpts = [`${file}x`, file].map(
      (of) => postFrom({ file: of, frontMatter, body: () => body }, site).excerpt,
    );
    expect(excerpts).toEqual(['Waits feel long.', 'import A from “a”;']);
  });

  it('sets typographic quotes in title, summary and excerpt', () => {
    const { title, summary, excerpt } = made({ title: 'It\'s "fine"', summary: "That's it." });
    expect({ title, summary, excerpt }).toEqual({
      title: 'It’s “fine”',
      summary: 'That’s it.',
      excerpt: 'That’s it.',
    });
    expect(made({}, "It's long.").excerpt).toBe('It’s long.');
  });

  it('reads its dates in the site’s time zone', () => {
    const { date, timed, updated } = made({
      date: '2026-11-20T18:18',
      updated: '2026-11-21T14:00:00Z',
    });
    expect([String(date), timed, String(updated?.at)]).toEqual([
      '2026-11-20T18:18:00-05:00[America/New_York]',
      true,
      '2026-11-21T09:00:00-05:00[America/New_York]',
    ]);
  });

  it('has no time when only a day was written', () => {
    const { date, timed, updated } = made();
    expect([String(date), timed, updated]).toEqual([
      '2026-11-20T00:00:00-05:00[America/New_York]',
      false,
      undefined,
    ]);
  });

  it('names the picture of its cover by the file alone', () => {
    const src = '../../pictures/two-chairs.png';
    expect(made({ cover: { src, alt: 'Two chairs' } }).cover).toEqual({
      picture: 'two-chairs.png',
      alt: 'Two chairs',
    });
    expect(made({ cover: { src, alt: "It's two", credit: "Ann's" } }).cover).toEqual({
      picture: 'two-chairs.png',
      alt: 'It’s two',
      credit: 'Ann’s',
    });
    expect(made().cover).toBeUndefined();
  });

  it('is a mistake of the program for any other path', () => {
    const frontMatter = schema.parse(least);
    expect(() => postFrom({ file: 'README.md', frontMatter, body: () => '' }, site)).toThrow(
      'README.md',
    );
  });
});

it.each([
  '//evil.example',
  '/',
  'old.html',
  '/a?b',
  '/a b',
  '/../a.html',
  '/a/%2e%2e/b.html',
  '/a//b.html',
  '/a/*',
  '/:year/a.html',
  '/a\\b.html',
  '/a%00.html',
  '/a%zz.html',
])('refuses the alias %s', (alias) => {
  expect(problems({ aliases: [alias] })).toHaveLength(1);
});
