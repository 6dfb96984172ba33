import { describe, expect, it } from 'vitest';
import { ContentError } from '../../src/blog/problem.ts';
import { urlsOf } from '../../src/blog/urls.ts';
import { redirects } from '../../src/redirects/redirects.ts';
import { post, site } from '../builders.ts';

const root = urlsOf(site);
const below = urlsOf({ url: 'https://example.com/insights/' });

const made = (aliases: string[], { urls = root, built = [] as string[] } = {}) =>
  redirects([post({ aliases })], built, site, urls);

const files = (...of: Parameters<typeof made>) =>
  [...made(...of).files.keys()].filter((file) => file !== '_redirects');

describe('the files of an old address', () => {
  it.each([
    ['/2012/02/old.html', ['2012/02/old.html']],
    ['/old.HTM', ['old.HTM']],
    ['/old/place/', ['old/place/index.html']],
    ['/old/place', ['old/place.html', 'old/place/index.html']],
    ['/old.php', ['old.php.html', 'old.php/index.html']],
    ['/caf%C3%A9/old%20one.html', ['café/old one.html']],
  ])('%s are where a host looks for them', (alias, expected) => {
    expect(files([alias])).toEqual(expected);
  });

  it('lie below the base, and an address outside it has none', () => {
    const { files, outside } = made(['/insights/old/', '/older/'], { urls: below });
    expect([...files.keys()]).toEqual(['old/index.html', '_redirects']);
    expect(outside).toEqual([{ alias: '/older/', file: post().file }]);
  });

  it('are the same for several forms of one address', () => {
    expect(files(['/old', '/old/', '/Old.html', '/old.html'])).toEqual([
      'old.html',
      'old/index.html',
      'Old.html',
    ]);
  });

  it('do not exist without an old address', () => {
    expect(made([]).files.size).toBe(0);
  });
});

describe('the rules for hosts', () => {
  const rules = (...of: Parameters<typeof made>) => made(...of).files.get('_redirects');

  it('lead from each old address, as browsers ask for it, to the post for good', () => {
    expect(rules(['/old', '/a/', '/café.html', '/100%25%26.html'])?.split('\n')).toEqual([
      '/100%25%26.html /2026/11/waiting/ 301',
      '/a/ /2026/11/waiting/ 301',
      '/caf%C3%A9.html /2026/11/waiting/ 301',
      '/old /2026/11/waiting/ 301',
      '/old/ /2026/11/waiting/ 301',
      '',
    ]);
  });

  it('know addresses outside the base', () => {
    expect(rules(['/old/'], { urls: below })).toBe('/old/ /insights/2026/11/waiting/ 301\n');
  });
});

describe('an old address', () => {
  it.each([
    ['a page', '/about-us/', 'about-us/index.html'],
    ['a page without its slash', '/about-us', 'about-us/index.html'],
    ['a page in capitals', '/About-Us/', 'about-us/index.html'],
    ['a file where it needs a folder', '/404.html/old.html', '404.html'],
    ['a folder where it needs a file', '/a.html', 'a.html/index.html'],
  ])('may not be that of %s', (_, alias, taken) => {
    const built = ['404.html', 'about-us/index.html', 'a.html/index.html'];
    let problems: ContentError['problems'] = [];
    try {
      made([alias], { built });
    } catch (error) {
      if (error instanceof ContentError) problems = error.problems;
    }
    expect(problems).toEqual([
      {
        file: post().file,
        reason: expect.stringContaining(
          `${alias}, but the site has something else there: ${taken}`,
        ),
        fix: expect.stringContaining('Remove it'),
      },
    ]);
  });

  it('may begin like another', () => {
    expect(files(['/about.html', '/about-us/old/'], { built: ['about-us/index.html'] })).toEqual([
      'about.html',
      'about-us/old/index.html',
    ]);
  });
});

it('escapes a title', () => {
  const { files } = redirects(
    [post({ aliases: ['/old.html'], title: '</title><script>"&' })],
    [],
    site,
    root,
  );
  expect(files.get('old.html')).not.toContain('<script>');
});
