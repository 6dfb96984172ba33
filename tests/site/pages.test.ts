import { describe, expect, inject, it } from 'vitest';
import { pagerSteps } from '../../src/blog/pager.ts';
import type { Post } from '../../src/blog/post.ts';
import { site as configured } from '../../src/site.config.ts';
import { all, attribute, builtSite, linksOf, one, pageAt, postPath, textOf } from './pages.ts';

const site = await builtSite(inject('built'));
const last = Math.ceil(site.posts.length / configured.postsPerPage);
const numbers = Array.from({ length: last }, (_, index) => index + 1);

/** What a page of the blog shows of each post, in its order. */
function summaries(relative: string) {
  return all(pageAt(site, relative).document, 'section.day').flatMap((section) =>
    all(section, 'article').map((article) => ({
      day: textOf(one(section, 'h2')),
      title: textOf(one(article, 'h3')),
      href: attribute(one(article, 'h3 a'), 'href'),
      excerpt: all(article, 'p').map(textOf)[0],
      times: all(article, 'time').map((time) => [textOf(time), attribute(time, 'datetime')]),
      topics: linksOf(article, 'p.meta a').filter(([, href]) => !href.includes('#')),
    })),
  );
}

/** The same, from the content: written without the site's own functions for dates and addresses. */
function expectedSummary({ date, timed, ...post }: Post) {
  const hour = date.hour % 12 === 0 ? 12 : date.hour % 12;
  const minute = String(date.minute).padStart(2, '0');
  const zone = date.offset === '-05:00' ? 'EST' : 'EDT';
  const time = `${hour}:${minute} ${date.hour < 12 ? 'am' : 'pm'} ${zone}`;
  return {
    day: date
      .toPlainDate()
      .toLocaleString('en-US', { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }),
    title: post.title,
    href: `/${postPath({ date, slug: post.slug })}`,
    excerpt: post.excerpt,
    times: timed ? [[time, `${date.toPlainDateTime()}${date.offset}`]] : [],
    topics: post.topics.map((id) => [configured.topics[id]?.name, `/topics/${id}/`]),
  };
}

const blogPage = (number: number) => (number === 1 ? '' : `page/${number}/`);

describe('the blog', () => {
  const shown = numbers.map((number) => summaries(blogPage(number)));

  it('shows each post once, newest first, under the header of its day', () => {
    expect(shown.flat()).toEqual(site.posts.map(expectedSummary));
  });

  it('fills its pages', () => {
    expect(shown.slice(0, -1).map(({ length }) => length)).toEqual(
      numbers.slice(0, -1).map(() => configured.postsPerPage),
    );
    expect(() => pageAt(site, blogPage(last + 1))).toThrow();
    expect(() => pageAt(site, 'page/1/')).toThrow();
  });

  it.each([
    ['The hour that happens twice', 'Saturday, October 31, 2026', '9:39 pm EDT'],
    ['What the front line already knows', 'Monday, November 2, 2026', '6:18 pm EST'],
    ['The last five minutes', 'Saturday, March 7, 2026', '9:39 pm EST'],
    ['Counting a service culture', 'Monday, March 9, 2026', '7:05 am EDT'],
  ])('dates "%s" %s, %s', (title, day, time) => {
    expect(shown.flat().find((summary) => summary.title === title)).toMatchObject({
      day,
      times: [[time, expect.any(String)]],
    });
  });

  it('shows no time for a post that has only a day', () => {
    expect(shown.flat().find(({ day }) => day === 'Thursday, June 26, 2025')?.times).toEqual([]);
  });

  it('puts two posts of one day under one header', () => {
    const sections = numbers
      .flatMap((number) => all(pageAt(site, blogPage(number)).document, 'section.day'))
      .filter((section) => textOf(one(section, 'h2')) === 'Thursday, November 19, 2026');
    expect(sections).toHaveLength(1);
    expect(sections.flatMap((section) => all(section, 'h3').map(textOf))).toEqual([
      'Promises are made by whoever is asked',
      'A number and the path beside it',
    ]);
  });

  it('welcomes readers on its first page only', () => {
    const welcomes = numbers.filter(
      (number) => all(pageAt(site, blogPage(number)).document, 'div.welcome').length > 0,
    );
    expect(welcomes).toEqual([1]);
    expect(linksOf(pageAt(site, '').document, 'div.welcome a')).toEqual([
      ['contact us directly', '/contact-us/'],
    ]);
  });
});

describe('the pager', () => {
  const pager = (number: number) => one(pageAt(site, blogPage(number)).document, 'nav.pager');

  it('has its steps on page 4', () => {
    const steps = linksOf(pager(4));
    expect(steps.slice(0, 7)).toEqual([
      ['Newer', '/page/3/'],
      ['1', '/'],
      ['2', '/page/2/'],
      ['3', '/page/3/'],
      ['4', '/page/4/'],
      ['5', '/page/5/'],
      ['6', '/page/6/'],
    ]);
    expect(steps.at(-1)).toEqual(['Older', '/page/5/']);
  });

  it.each(numbers)('leads on from page %i, which it marks', (number) => {
    const steps = all(pager(number), 'li').map((item) => [
      textOf(item),
      ...linksOf(item).map(([, href]) => href),
    ]);
    expect(steps).toEqual([
      ...(number > 1 ? [['Newer', `/${blogPage(number - 1)}`]] : []),
      ...pagerSteps(number, last).map((step) =>
        step === 'gap' ? ['…'] : [String(step), `/${blogPage(step)}`],
      ),
      ...(number < last ? [['Older', `/${blogPage(number + 1)}`]] : []),
    ]);
    expect(all(pager(number), 'a[aria-current=page]').map(textOf)).toEqual([String(number)]);
  });
});

describe('the navigation', () => {
  const DESTINATIONS = [
    ['Blog', '/'],
    ['Introduction', '/introduction/'],
    ['About Us', '/about-us/'],
    ['Services', '/services/'],
    ['Weekly Insights Emailer', '/weekly-insights/'],
    ['Philosophy', '/philosophy/'],
    ['Articles and Publications', '/articles-and-publications/'],
    ['Contact Us', '/contact-us/'],
  ];

  it('has the same eight destinations on every page', () => {
    const others = site.pages
      .map(({ path, document }) => ({ path, links: linksOf(document, 'header.masthead li a') }))
      .filter(({ links }) => JSON.stringify(links) !== JSON.stringify(DESTINATIONS));
    expect(others).toEqual([]);
  });

  it('marks the page that a reader is on, and no other', () => {
    const marked = site.pages.flatMap(({ path, document }) =>
      linksOf(document, 'header.masthead li a[aria-current=page]').map(([, href]) => [path, href]),
    );
    expect(marked.sort()).toEqual(DESTINATIONS.map(([, href]) => [href, href]).sort());
  });
});

describe('the page for what is not there', () => {
  const { document } = pageAt(site, '404.html');

  it('leads to the archive, the topics and the newest posts', () => {
    expect(linksOf(document, 'main a').map(([, href]) => href)).toEqual([
      '/archive/',
      '/topics/',
      '/search/',
      ...site.posts.slice(0, 5).map((post) => `/${postPath(post)}`),
    ]);
  });

  // A host serves it at any depth.
  it('has no address that depends on where it is served', () => {
    const relative = all(document, '*[href]').filter(
      (element) => !/^(\/|https:|mailto:|#)/.test(attribute(element, 'href') ?? ''),
    );
    expect(relative).toEqual([]);
  });
});
