import { describe, expect, inject, it } from 'vitest';
import { all, attribute, builtSite, linksOf, one, pageAt, postPath, textOf } from './pages.ts';

const site = await builtSite(inject('built'));
const issues = site.content.issues
  .filter(({ draft }) => !draft)
  .toSorted((a, b) => b.number - a.number);

it('has a page for every issue that is no draft, and for no other', () => {
  const paths = site.pages.map(({ path }) => path).filter((path) => /\/\d{4}-W\d{2}\//.test(path));
  expect(paths).toEqual(issues.map(({ week }) => `/weekly-insights/${week}/`).sort());
});

it('lists past issues, newest first', () => {
  const list = one(
    pageAt(site, 'weekly-insights/').document,
    'section[aria-labelledby=past-issues]',
  );
  const shown = all(list, 'li').map((item) => [
    textOf(one(item, 'span.meta'))
      .replace(textOf(one(item, 'time')), '')
      .trim(),
    attribute(one(item, 'time'), 'datetime'),
    textOf(one(item, 'p')),
    ...linksOf(item),
  ]);
  expect(shown).toEqual(
    issues.map(({ number, preheader, subject, week, window }) => [
      `No. ${number}`,
      window.to.toPlainDate().toString(),
      preheader,
      [subject, `/weekly-insights/${week}/`],
    ]),
  );
});

describe.each([
  ['by mail', site],
  ['at listmonk', await builtSite(inject('builtBelow'), '/insights/')],
])('signing up %s', (way, site) => {
  const signUp = one(pageAt(site, 'weekly-insights/').document, 'section[aria-labelledby=sign-up]');

  it('begins at a button that says so', () => {
    if (way === 'by mail') {
      const [[text, href]] = linksOf(signUp, 'a.button') as [[string, string]];
      expect(text).toBe('Sign up by mail');
      expect(href).toMatch(/^mailto:[^?]+\?subject=Subscribe%20/);
      expect(all(signUp, 'form')).toEqual([]);
    } else {
      const form = one(signUp, 'form[method=post]');
      expect(attribute(form, 'action')).toBe('https://lists.example.com/subscription/form');
      expect(textOf(one(form, 'button'))).toBe('Sign up');
    }
  });

  it('says what comes then, what the address is for, and how to leave', () => {
    expect(textOf(one(signUp, '*[id=opt-in]'))).toMatch(
      /one mail.* you are on the list only after/i,
    );
    expect(textOf(signUp)).toContain('for this newsletter and for nothing else');
    expect(textOf(signUp).includes('goes to lists.example.com')).toBe(way === 'at listmonk');
    expect(textOf(one(signUp, '*[id=unsubscribe]'))).toContain('To unsubscribe, use the link');
  });

  it('is open to readers of the blog and of a post', () => {
    const newsletter = `${site.base}weekly-insights/`;
    const aside = one(pageAt(site, '').document, 'aside');
    expect(linksOf(aside, 'p a').map(([, href]) => href)).toContain(newsletter);
    expect(all(aside, 'form')).toHaveLength(way === 'at listmonk' ? 1 : 0);
    const [newest] = site.posts;
    const after = one(pageAt(site, newest ? postPath(newest) : '').document, 'div.after');
    expect(linksOf(after)).toContainEqual(['Sign up', newsletter]);
  });
});

it.each(issues)('$week shows its lead first, then its other stories', (issue) => {
  const { document } = pageAt(site, `weekly-insights/${issue.week}/`);
  const order = [issue.lead, ...issue.stories.filter((id) => id !== issue.lead)];
  expect(linksOf(document, 'article h2 a')).toEqual(
    order.map((id) => {
      const post = site.content.posts.find((candidate) => candidate.id === id);
      return [post?.title, post && `/${postPath(post)}`];
    }),
  );
  expect(textOf(one(document, 'main h1'))).toBe(issue.subject);
});

it.each(issues)('$week leads to the issues before and after it', ({ number, week }) => {
  const shown = linksOf(pageAt(site, `weekly-insights/${week}/`).document, 'main nav a');
  expect(shown).toEqual(
    [number - 1, number + 1].flatMap((other) =>
      issues
        .filter((issue) => issue.number === other)
        .map((issue) => [issue.subject, `/weekly-insights/${issue.week}/`]),
    ),
  );
});
