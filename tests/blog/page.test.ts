import { describe, expect, it } from 'vitest';
import { pageFrom, pageSchema, pageSlug } from '../../src/blog/page.ts';

describe('pageSchema', () => {
  it.each([
    ['a title and a summary', { title: 'About', summary: 'Who we are.' }, true],
    ['a summary of 300 characters', { title: 'About', summary: 'x'.repeat(300) }, true],
    ['a longer summary', { title: 'About', summary: 'x'.repeat(301) }, false],
    ['no summary', { title: 'About' }, false],
    ['an empty title', { title: ' ', summary: 'Who we are.' }, false],
    ['an unknown key', { title: 'About', summary: 'Who we are.', date: '2026-11-20' }, false],
  ])('of %s says: allowed %s', (_, frontMatter, allowed) => {
    expect(pageSchema.safeParse(frontMatter).success).toBe(allowed);
  });
});

it.each([
  ['content/pages/about-us.md', 'about-us'],
  ['content/pages/About.md', undefined],
  ['content/pages/about.mdx', undefined],
  ['content/pages/more/about.md', undefined],
  ['content/posts/about.md', undefined],
  ['old/content/pages/about.md', undefined],
])('pageSlug of %s is %s', (file, slug) => {
  expect(pageSlug(file)).toBe(slug);
});

describe('pageFrom', () => {
  const frontMatter = { title: 'What\'s "new"', summary: "What's new." };

  it('takes the slug from the file’s name and sets typographic quotes', () => {
    expect(pageFrom({ file: 'content/pages/news.md', frontMatter, body: "It's here." })).toEqual({
      title: 'What’s “new”',
      summary: 'What’s new.',
      slug: 'news',
      file: 'content/pages/news.md',
      body: "It's here.",
    });
  });

  it('is a mistake of the program for any other path', () => {
    expect(() => pageFrom({ file: 'README.md', frontMatter, body: '' })).toThrow('README.md');
  });
});
