import { describe, expect, inject, it } from 'vitest';
import {
  all,
  attribute,
  type BuiltSite,
  builtSite,
  linksOf,
  pageAt,
  postPath,
  textOf,
} from './pages.ts';

const below = await builtSite(inject('builtBelow'), '/insights/');
const sites: [name: string, site: BuiltSite][] = [
  ['at the root of its host', await builtSite(inject('built'))],
  ['below /insights/', below],
];

/** What a post's page lists as published on its day in earlier years. */
function listed(site: BuiltSite, path: string) {
  const sections = all(pageAt(site, path).document, 'div.after section').filter((section) =>
    all(section, 'h2').some((heading) => textOf(heading) === 'On this day in earlier years'),
  );
  return sections.map((section) => linksOf(section));
}

it('lists a post of the same day a year before, and nothing the other way', () => {
  expect(listed(below, '2026/11/changed/')).toEqual([
    [['A year before', '/insights/2025/11/a-year-before/']],
  ]);
  expect(listed(below, '2025/11/a-year-before/')).toEqual([]);
});

describe.each(sites)('a site %s', (_, site) => {
  const day = (text: string) => text.slice(5, 10);

  it('says what was published on the day of each post in earlier years', () => {
    for (const post of site.posts) {
      const own = post.date.toString();
      const earlier = site.posts.filter(({ date }) => {
        const other = date.toString();
        return day(other) === day(own) && other.slice(0, 4) < own.slice(0, 4);
      });
      const links = earlier.map((other) => [other.title, site.base + postPath(other)]);
      expect(listed(site, postPath(post)), post.title).toEqual(links.length > 0 ? [links] : []);
    }
  });

  it('leads from a month to the same month in earlier years', () => {
    const months = [...new Set(site.posts.map((post) => postPath(post).slice(0, 8)))];
    const led = months.flatMap((month) => {
      const earlier = months.filter((other) => other.slice(5) === month.slice(5) && other < month);
      const { document } = pageAt(site, month);
      const navigation = all(document, 'nav').filter(
        (links) => attribute(links, 'aria-label') === 'The same month in earlier years',
      );
      expect(
        navigation.flatMap((links) => linksOf(links)),
        month,
      ).toEqual(earlier.map((other) => [other.slice(0, 4), site.base + other]));
      return earlier;
    });
    expect(led.length).toBeGreaterThan(2);
  });
});
