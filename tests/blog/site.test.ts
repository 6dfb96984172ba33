import { describe, expect, it } from 'vitest';
import { ContentError } from '../../src/blog/problem.ts';
import { defineSite } from '../../src/blog/site.ts';
import { facts } from '../builders.ts';

const LIST = '5e3a0f64-1c5f-4a55-9d0c-6f2b7d1a9c11';

/** The problems of a site that is right but for the value at one path, such as `newsletter.from.email`. */
function problems(path: string, value: unknown) {
  const changed = structuredClone(facts) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce((at, key) => at[key] as Record<string, unknown>, changed);
  parent[last] = value;
  try {
    defineSite(changed as typeof facts);
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}

it('takes the facts as they are', () => {
  expect(defineSite(facts)).toEqual(facts);
});

it.each([
  ['name', 5],
  ['tagline', ' '],
  ['url', 'https://example.com/insights'],
  ['url', 'example.com/'],
  ['url', 'ftp://example.com/'],
  ['url', 'httpx://example.com/'],
  ['url', 'xhttp://example.com/'],
  ['language', 'English, please'],
  ['locale', 'en_US'],
  ['timeZone', 'Mars/Olympus'],
  ['timeZone', '+05:00'],
  ['timeZone', 'New York'],
  ['postsPerPage', 0],
  ['organisation.email', 'nobody'],
  ['organisation.postalAddress', []],
  ['authors.editors.name', ''],
  ['authors.editors!', { name: 'Editors', description: 'Us.' }],
  ['navigation', []],
  ['newsletter.from.email', 'weekly@'],
  ['newsletter.signUp', 'subscribe@example.com'],
  ['newsletter.signUp.by', 'pigeon'],
  ['newsletter.signUp.email', 'subscribe@'],
  ['newsletter.signUp', { by: 'listmonk', list: LIST, url: 'lists.example.com/' }],
  ['newsletter.signUp', { by: 'listmonk', list: LIST, url: 'http://lists.example.com/' }],
  ['newsletter.signUp', { by: 'listmonk', list: LIST, url: 'https://lists.example.com' }],
  ['newsletter.signUp', { by: 'listmonk', list: LIST, url: 'https://lists.example.com/?a=/' }],
  ['newsletter.signUp', { by: 'listmonk', list: 'weekly', url: 'https://lists.example.com/' }],
  ['newsletter.signUp', { by: 'listmonk', url: 'https://lists.example.com/' }],
  ['newsletter.signUp', { by: 'buttondown', username: 'the counter' }],
  ['newsletter.signUp', { by: 'buttondown', username: 'https://buttondown.com/counter' }],
  ['newsletter.signUp', { by: 'buttondown', username: 'counter', list: LIST }],
  ['newsletter.unsubscribe.url', 'lists.example.com'],
  ['newsletter.unsubscribe.url', 'javascript:alert(1)'],
  ['newsletter.unsubscribe.url', 'httpx://lists.example.com/'],
  ['newsletter.unsubscribe.email', ''],
  ['newsletter.listID', 'weekly.example.com'],
])('refuses %s: %j, naming the file, the key and a fix', (path, value) => {
  const found = problems(path, value);
  expect(found).toHaveLength(1);
  expect(found[0]?.file).toBe('src/site.config.ts');
  for (const key of path.split('.')) expect(found[0]?.reason).toContain(key);
  expect(found[0]?.fix).not.toBe('');
});

it.each([
  'name',
  'url',
  'timeZone',
  'organisation.email',
  'organisation.postalAddress',
  'newsletter.unsubscribe.url',
])('says that %s is missing, and to add it', (path) => {
  expect(problems(path, undefined)).toEqual([
    { file: 'src/site.config.ts', reason: `\`${path}\` is missing`, fix: `Add \`${path}: …\`.` },
  ]);
});

it.each([
  ['url', 'https://example.com/insights/'],
  ['url', 'http://localhost:4321/'],
  ['organisation.postalAddress', ['100 Example Street, Anytown']],
  ['locale', 'de-AT'],
  ['timeZone', 'Australia/Lord_Howe'],
  ['timeZone', 'UTC'],
  ['newsletter.signUp', { by: 'listmonk', list: LIST, url: 'https://example.com/lists/' }],
  ['newsletter.signUp', { by: 'buttondown', username: 'the-counter' }],
])('takes %s: %j', (path, value) => {
  expect(problems(path, value)).toEqual([]);
});

describe('says how to mend', () => {
  it.each([
    ['a url without a slash at its end', 'url', 'https://example.com', 'Add "/" at its end.'],
    ['an unknown time zone', 'timeZone', 'EST5', 'America/New_York'],
    ['an unknown way to sign up', 'newsletter.signUp.by', 'pigeon', 'mail, listmonk, buttondown'],
    ['an unknown locale', 'locale', 'en_US', 'en-US'],
  ])('%s', (_, path, value, fix) => {
    expect(problems(path, value)[0]?.fix).toContain(fix);
  });

  it('an id of a topic that cannot stand in a URL', () => {
    const [problem] = problems('topics.Big Topic', { name: 'Big', description: 'Big.' });
    expect(problem?.reason).toContain('must be lower-case letters, digits and single hyphens');
  });
});

it.each([
  ['', true],
  ['about-us/', true],
  ['guides/first/', true],
  ['/about-us/', false],
  ['//example.org/', false],
  ['https://example.org/', false],
  ['javascript:alert(1)', false],
  ['#about', false],
  ['about us/', false],
])('of the destination "%s" says: allowed %s', (path, allowed) => {
  expect(problems('navigation', [{ label: 'About', path }])).toHaveLength(allowed ? 0 : 1);
});

it('reports all that is wrong at once', () => {
  const wrong = { ...facts, name: '', timeZone: 'Mars/Olympus', extra: 1 };
  expect(() => defineSite(wrong)).toThrow(
    expect.objectContaining({
      problems: expect.objectContaining({ length: 3 }),
      message: expect.stringContaining('Unknown key `extra`'),
    }),
  );
});

it.each([
  ['timeZone', '2020-01-01T00:00+05:00'],
  ['url', 'https://insights.example.com/?page=/'],
  ['newsletter.unsubscribe.url', 'http://lists.example.com/unsubscribe'],
])('refuses %s: %s', (path, value) => {
  expect(problems(path, value)).toHaveLength(1);
});
