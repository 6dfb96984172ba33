import { describe, expect, inject, it } from 'vitest';
import type { Post } from '../../src/blog/post.ts';
import { seriesSlug } from '../../src/blog/urls.ts';
import { site as configured } from '../../src/site.config.ts';
import { all, builtSite, linksOf, one, pageAt, postPath, textOf } from './pages.ts';

const site = await builtSite(inject('built'));
const { posts } = site;

/** `2026/11`: the part of a post's path that says when it was published. */
const monthOf = (post: Post) => postPath(post).slice(0, 7);
const months = [...new Set(posts.map(monthOf))];
const years = [...new Set(posts.map(({ date }) => String(date.year)))];

const links = (some: readonly Post[]) => some.map((post) => [post.title, `/${postPath(post)}`]);
const count = ({ length }: readonly Post[]) => `${length} ${length === 1 ? 'post' : 'posts'}`;
const main = (relative: string) => one(pageAt(site, relative).document, 'main');

/** Pages whose paths have a shape. */
function pathsLike(shape: RegExp): string[] {
  return site.pages.map(({ path }) => path).filter((path) => shape.test(path));
}

/** The name of a month, `2026/11`. */
function nameOf(month: string): string {
  return Temporal.PlainDate.from(`${month.replace('/', '-')}-01`).toLocaleString('en-US', {
    month: 'long',
  });
}

describe('a month', () => {
  it('has a page if something was published in it', () => {
    expect(pathsLike(/^\/\d{4}\/\d{2}\/$/)).toEqual(months.map((month) => `/${month}/`).sort());
    expect(months).not.toContain('2025/09');
  });

  it.each(months)('%s shows its posts and the nearest months with posts', (month) => {
    const index = months.indexOf(month);
    const page = main(`${month}/`);
    expect(textOf(one(page, 'h1'))).toBe(`${nameOf(month)} ${month.slice(0, 4)}`);
    expect(linksOf(page, 'article h3 a')).toEqual(
      links(posts.filter((post) => monthOf(post) === month)),
    );
    const beside = (label: string, other: string | undefined) =>
      other ? [[`${label}: ${nameOf(other)} ${other.slice(0, 4)}`, `/${other}/`]] : [];
    expect(linksOf(page, 'nav.pager a')).toEqual([
      ...beside('Newer', months[index - 1]),
      ...beside('Older', months[index + 1]),
    ]);
  });
});

describe('a year', () => {
  it('has a page if something was published in it', () => {
    expect(pathsLike(/^\/\d{4}\/$/)).toEqual(years.map((year) => `/${year}/`).sort());
  });

  it.each(years)('%s shows its months and posts', (year) => {
    const shown = all(main(`${year}/`), 'section').map((section) => ({
      month: linksOf(section, 'h2 a'),
      posts: linksOf(section, 'li div a').filter(([, href]) => !href?.includes('#')),
    }));
    expect(shown).toEqual(
      months
        .filter((month) => month.startsWith(year))
        .map((month) => ({
          month: [[nameOf(month), `/${month}/`]],
          posts: links(posts.filter((post) => monthOf(post) === month)),
        })),
    );
  });
});

describe('the archive', () => {
  it('counts the posts of every month that has any', () => {
    const shown = all(main('archive/'), 'section').map((section) => ({
      year: linksOf(section, 'h2 a'),
      months: all(section, 'li').map((item) => [textOf(item), ...linksOf(item)]),
    }));
    expect(shown).toEqual(
      years.map((year) => ({
        year: [[year, `/${year}/`]],
        months: months
          .filter((month) => month.startsWith(year))
          .map((month) => [
            `${nameOf(month)} ${count(posts.filter((post) => monthOf(post) === month))}`,
            [nameOf(month), `/${month}/`],
          ]),
      })),
    );
  });

  it('leaves out the month without posts', () => {
    expect(linksOf(main('archive/')).map(([, href]) => href)).not.toContain('/2025/09/');
  });
});

/** Posts put together, and the last part of the address of their page. */
type Group = { id: string; name: string; posts: Post[] };

const series = [...Map.groupBy(posts, (post) => post.series)].flatMap(([name, members]) =>
  name ? { id: seriesSlug(name), name, posts: members.toReversed() } : [],
);

function groupsOf(
  names: Record<string, { name: string }>,
  idsOf: (post: Post) => readonly string[],
): Group[] {
  return Object.entries(names)
    .map(([id, { name }]) => ({
      id,
      name,
      posts: posts.filter((post) => idsOf(post).includes(id)),
    }))
    .filter((group) => group.posts.length > 0);
}

const ways: [folder: string, groups: Group[]][] = [
  ['topics/', groupsOf(configured.topics, (post) => post.topics)],
  ['authors/', groupsOf(configured.authors, (post) => post.authors)],
  ['series/', series],
];

describe.each(ways)('%s', (folder, groups) => {
  it('are listed with the number of their posts', () => {
    const shown = all(main(folder), 'li').map((item) => [
      textOf(one(item, 'span.meta')),
      ...linksOf(item),
    ]);
    expect(shown).toEqual(
      groups.map(({ id, name, posts: members }) => [count(members), [name, `/${folder}${id}/`]]),
    );
  });

  it.each(groups)('have a page for $id with its posts in order', ({ id, name, posts: members }) => {
    const page = main(`${folder}${id}/`);
    expect(textOf(one(page, 'h1'))).toBe(name);
    expect(linksOf(page, 'li div a').filter(([, href]) => !href?.includes('#'))).toEqual(
      links(members),
    );
  });
});

it('has the three parts of the series in their order', () => {
  expect(linksOf(main('series/from-memory-to-loyalty/'), 'li a')).toEqual([
    ['A relationship is a memory', '/2026/09/a-relationship-is-a-memory/'],
    ['Loyal last year', '/2026/09/loyal-last-year/'],
    ['Act before you refine', '/2026/09/act-before-you-refine/'],
  ]);
});
