import { describe, expect, inject, it } from 'vitest';
import type { Post } from '../../src/blog/post.ts';
import {
  all,
  attribute,
  builtSite,
  linksOf,
  one,
  pageAt,
  postPath,
  type SitePage,
  textOf,
} from './pages.ts';

const site = await builtSite(inject('built'));
const below = await builtSite(inject('builtBelow'), '/insights/');
const { posts } = site;
const documentOf = (post: Post) => pageAt(site, postPath(post)).document;

/** The posts with something, of which the content must have some. */
function postsWith(has: (post: Post) => boolean): Post[] {
  const found = posts.filter(has);
  if (found.length === 0) throw new Error('The content has no such post');
  return found;
}

/** The ways to the posts before and after one. */
function ways(document: SitePage['document']) {
  return all(document, 'div.after li').filter((item) =>
    all(item, 'span.meta').some((label) => /^(Older|Newer)$/.test(textOf(label))),
  );
}

describe('every post', () => {
  it('has its title, its summary, its topics and its authors', () => {
    for (const post of posts) {
      const heading = one(documentOf(post), 'article.post header');
      expect(textOf(one(heading, 'h1')), post.file).toBe(post.title);
      expect(all(heading, 'p.dek').map(textOf), post.file).toEqual(
        post.summary ? [post.summary] : [],
      );
      expect(
        linksOf(heading).map(([, href]) => href),
        post.file,
      ).toEqual([
        ...post.topics.map((id) => `/topics/${id}/`),
        ...post.authors.map((id) => `/authors/${id}/`),
      ]);
    }
  });

  it('leads to the posts before and after it', () => {
    for (const [index, post] of posts.entries()) {
      const link = (label: string, other: Post | undefined) =>
        other ? [[label, [other.title, `/${postPath(other)}`]]] : [];
      const shown = ways(documentOf(post)).map((paragraph) => [
        textOf(one(paragraph, 'span.meta')),
        ...linksOf(paragraph),
      ]);
      expect(shown, post.file).toEqual([
        ...link('Older', posts[index + 1]),
        ...link('Newer', posts[index - 1]),
      ]);
    }
  });

  it('shows the cover it has, with its description, size and credit', () => {
    for (const post of posts) {
      const covers = all(documentOf(post), 'article.post figure.cover').map((figure) => {
        const picture = one(figure, 'img');
        const [width, height] = ['width', 'height'].map((name) => attribute(picture, name));
        return [attribute(picture, 'alt'), Number(width) / Number(height), textOf(figure)];
      });
      const size = post.cover && site.content.pictures.get(post.cover.picture);
      expect(covers, post.file).toEqual(
        post.cover && size
          ? [[post.cover.alt, expect.closeTo(size.width / size.height, 1), post.cover.credit ?? '']]
          : [],
      );
    }
  });
});

it('shows a day and no time for a post that has only a day', () => {
  for (const post of postsWith(({ timed }) => !timed)) {
    const times = all(documentOf(post), 'article.post header time');
    expect(times.map((time) => [textOf(time), attribute(time, 'datetime')])).toEqual([
      [
        post.date.toPlainDate().toLocaleString('en-US', { dateStyle: 'long' }),
        post.date.toPlainDate().toString(),
      ],
    ]);
  }
});

it('says when a post with a time was published, in the zone of that day', () => {
  const dates = [
    '2026/10/the-hour-that-happens-twice/',
    '2026/11/what-the-front-line-already-knows/',
  ].map((path) => textOf(one(pageAt(site, path).document, 'article.post header time')));
  expect(dates).toEqual(['October 31, 2026, 9:39 pm EDT', 'November 2, 2026, 6:18 pm EST']);
});

it('lists the parts of a series in order, with the one being read marked', () => {
  for (const post of postsWith(({ series }) => series === 'From memory to loyalty')) {
    const parts = one(documentOf(post), 'nav[aria-labelledby=series]');
    expect(all(parts, 'li').map(textOf)).toEqual([
      'A relationship is a memory',
      'Loyal last year',
      'Act before you refine',
    ]);
    expect(all(parts, '*[aria-current=page]').map(textOf)).toEqual([post.title]);
    const others = posts.filter((other) => other.series === post.series && other !== post);
    expect(linksOf(parts, 'li a').map(([, href]) => href)).toEqual(
      others.toReversed().map((other) => `/${postPath(other)}`),
    );
  }
});

it('says above and below the text who paid for a post', () => {
  for (const post of postsWith(({ sponsor }) => sponsor !== undefined)) {
    const article = one(documentOf(post), 'article.post');
    const words = `Sponsored by ${post.sponsor?.name}. ${post.sponsor?.disclosure}`;
    const order = all(article, '*')
      .filter(({ attrs }) => attrs.some(({ value }) => /^(disclosure|prose)$/.test(value)))
      .map((element) =>
        attribute(element, 'class') === 'prose' ? 'the text' : [textOf(element), linksOf(element)],
      );
    const disclosure = [words, [[post.sponsor?.name, post.sponsor?.url]]];
    expect(order).toEqual([disclosure, 'the text', disclosure]);
    expect(all(article, '.disclosure a[rel=sponsored]')).toHaveLength(2);
  }
});

it('says in lists who paid for a post', () => {
  for (const post of postsWith(({ sponsor }) => sponsor !== undefined)) {
    const list = one(pageAt(site, `${post.date.year}/`).document, 'main');
    expect(textOf(list)).toContain(`${post.title} Sponsored by ${post.sponsor?.name}`);
  }
});

it('says nothing of a sponsor where there is none', () => {
  for (const post of postsWith(({ sponsor }) => sponsor === undefined)) {
    expect(all(documentOf(post), '.disclosure'), post.file).toEqual([]);
  }
});

it('leads from each mark of a footnote to the note, and back', () => {
  for (const post of postsWith(({ body }) => body.includes('[^'))) {
    const document = documentOf(post);
    const marks = all(document, 'sup a');
    const notes = all(document, 'section.footnotes li');
    expect(textOf(one(document, 'section.footnotes h2')), post.file).toBe('Footnotes');
    expect(marks.map(textOf)).toEqual(notes.map((_, index) => String(index + 1)));
    expect(marks.map((mark) => attribute(mark, 'href'))).toEqual(
      notes.map((note) => `#${attribute(note, 'id')}`),
    );
    const back = notes.map((note) => one(note, 'a'));
    expect(back.map((link) => attribute(link, 'href'))).toEqual(
      marks.map((mark) => `#${attribute(mark, 'id')}`),
    );
    expect(back.map((link) => attribute(link, 'aria-label'))).toEqual(
      notes.map((_, index) => `Back to reference ${index + 1}`),
    );
  }
});

it('draws a chart as a table with its caption, headers and numbers', () => {
  const { document } = pageAt(site, '2026/11/what-callers-wanted-to-say/');
  const table = one(document, 'figure.bar-chart table');
  expect(textOf(one(table, 'caption'))).toBe('Why people called again within a week');
  expect(all(table, 'th[scope=col]').map(textOf)).toEqual([
    'What the caller wanted',
    'Share of repeat calls',
  ]);
  const rows = all(table, 'tbody tr').map((row) => [
    textOf(one(row, 'th[scope=row]')),
    textOf(one(row, 'td')),
  ]);
  expect(rows.slice(0, 2)).toEqual([
    ['To know whether the first call had worked', '34%'],
    ['To get what the first call had promised', '22%'],
  ]);
  expect(rows.map(([, number]) => number)).toEqual(['34%', '22%', '16%', '12%', '10%', '6%']);
  const bars = all(table, 'td svg[aria-hidden=true] rect').map((bar) => attribute(bar, 'width'));
  expect(bars.map((width) => Number.parseFloat(width ?? ''))).toEqual(
    [34, 22, 16, 12, 10, 6].map((n) => expect.closeTo((n / 34) * 100, 1)),
  );
});

it('sets a callout apart, with its title first', () => {
  const { document } = pageAt(site, '2026/11/what-callers-wanted-to-say/');
  const callout = one(document, 'aside.callout');
  expect(textOf(one(callout, 'p.callout-title'))).toBe('Before you count');
  expect(textOf(callout)).toMatch(/^Before you count Decide what you are counting\./);
});

describe('a post with every component', () => {
  const { document } = pageAt(below, '2026/11/every-component/');

  it('draws a trend from its cells, above the table', () => {
    const figure = one(document, 'figure.trend');
    const lines = all(figure, 'svg.line polyline').map((line) =>
      (attribute(line, 'points') ?? '').split(' ').map((point) => point.split(',').map(Number)),
    );
    expect(lines.map((points) => points.length)).toEqual([6, 6]);
    // The higher the number, the smaller the y: the first line rises, the second falls in the end.
    const ys = lines.map((points) => points.map(([, y = 0]) => y));
    expect(ys[0]).toEqual(ys[0]?.toSorted((a, b) => b - a));
    expect(ys[1]?.at(-1)).toBe(Math.max(...ys.flat()));
    expect(attribute(one(figure, 'svg.line'), 'aria-hidden')).toBe('true');
    expect(all(figure, 'svg text').map(textOf)).toEqual(['86%', '61%']);
    expect(all(figure, 'tbody tr').map(textOf)[0]).toBe('May 71% 69%');
  });

  it('draws negative bars on the other side of zero', () => {
    const drawings = all(document, 'figure.bar-chart svg').map((svg) =>
      all(svg, 'rect').map((rect) =>
        ['x', 'width'].map((name) => Number.parseFloat(attribute(rect, name) ?? '0')),
      ),
    );
    const zero = (23 / 38) * 100;
    const line = [expect.closeTo(zero, 1), 2];
    expect(drawings).toHaveLength(5);
    expect(drawings[0]).toEqual([
      [expect.closeTo(zero, 1), expect.closeTo((15 / 38) * 100, 1)],
      line,
    ]);
    expect(drawings[2]).toEqual([[0, expect.closeTo(zero, 1)], line]);
  });

  it('lists the stages of a journey in order', () => {
    expect(all(document, 'figure.journey ol li strong').map(textOf)).toEqual([
      'Order',
      'Wait',
      'The slot',
      'Installation',
      'The week after',
    ]);
  });

  it('sets the size of a Figure’s picture, and loads it at once where there is no cover before', () => {
    const picture = one(document, 'figure.picture img');
    expect(['width', 'height', 'loading'].map((name) => attribute(picture, name))).toEqual([
      '1200',
      '630',
      'eager',
    ]);
    expect(below.files).toContain(attribute(picture, 'src'));
  });

  it('has headings that lead to themselves', () => {
    const headings = all(document, 'article.post .prose h2');
    expect(headings.map((heading) => linksOf(heading))).toEqual(
      headings.map((heading) => [[textOf(heading), `#${attribute(heading, 'id')}`]]),
    );
    expect(headings.length).toBeGreaterThanOrEqual(4);
  });
});

describe('the contents of a post', () => {
  it('list the headings of its parts, if it is long', () => {
    const { document } = pageAt(site, '2026/05/where-should-customer-experience-sit/');
    const headings = all(document, 'article.post .prose h2');
    expect(linksOf(document, 'details.contents a')).toEqual(
      headings.map((heading) => [textOf(heading), `#${attribute(heading, 'id')}`]),
    );
    expect(headings.length).toBeGreaterThanOrEqual(5);
  });

  it('are left out if it is short', () => {
    const { document } = pageAt(site, '2026/11/what-callers-wanted-to-say/');
    expect(all(document, 'details.contents')).toEqual([]);
  });
});

it('lets every table of a text scroll in a group with a name', () => {
  const groups = [
    pageAt(site, '2026/05/five-kinds-of-word-of-mouth/'),
    pageAt(below, '2026/11/every-component/'),
  ].map(({ document }) => one(document, 'div.scroll[role=group][tabindex=0]'));
  expect(groups.map((group) => attribute(group, 'aria-label'))).toEqual([
    'Table: Example',
    'Table: Month',
  ]);
  for (const group of groups) expect(all(group, 'table')).toHaveLength(1);
});

it('has no style attribute in any post', () => {
  for (const post of posts) expect(all(documentOf(post), '*[style]'), post.file).toEqual([]);
});
