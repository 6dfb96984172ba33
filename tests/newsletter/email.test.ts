import { join } from 'node:path';
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/blog/issue.ts';
import { assembledIssue } from '../../src/newsletter/assembled-issue.ts';
import { email } from '../../src/newsletter/email.ts';
import { issueFiles } from '../../src/newsletter/issue-output.ts';
import { readContent } from '../../src/sources/files.ts';
import { site, urls } from '../fixtures/site.ts';

const content = await readContent(join(import.meta.dirname, '../fixtures/publication'), site);
const [issue] = content.issues as [Issue];
const files = await issueFiles(issue, content, site, urls);
const html = String(files['email.html']);
const text = String(files['email.txt']);

function elements(markup: string, tagName: string): Tree.Element[] {
  const found: Tree.Element[] = [];
  const walk = (node: Tree.Node) => {
    if (defaultTreeAdapter.isElementNode(node) && node.tagName === tagName) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(markup));
  return found;
}

function attributes(markup: string, tagName: string, name: string): string[] {
  return elements(markup, tagName).flatMap(({ attrs }) =>
    attrs.filter((attr) => attr.name === name).map(({ value }) => value),
  );
}

function words(node: Tree.Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return 'childNodes' in node ? node.childNodes.map(words).join('') : '';
}

describe('the HTML part', () => {
  it('has one h1 and a heading for each story, the lead first', () => {
    expect(elements(html, 'h1').map(words)).toEqual(['Fixture & Sons']);
    expect(elements(html, 'h2').map(words)).toEqual([
      'Before the clocks change',
      '“After” the clocks & <change>',
      'A day only',
    ]);
  });

  it('leads to absolute addresses only', () => {
    const links = [...attributes(html, 'a', 'href'), ...attributes(html, 'img', 'src')];
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => !/^(https:\/\/|mailto:\?)/.test(link))).toEqual([]);
    expect(links).toContain('https://fixture.test/below/2026/03/before-the-change/');
    expect(links).toContain('https://fixture.test/below/archive/');
  });

  it('gives every picture its alternative text and its size', () => {
    expect(attributes(html, 'img', 'alt')).toEqual(['Two chairs at a small table.']);
    expect(attributes(html, 'img', 'width')).toEqual(['552']);
    expect(attributes(html, 'img', 'height')).toEqual(['290']);
  });

  it('loads nothing but those pictures', () => {
    expect(elements(html, 'link')).toEqual([]);
    expect(elements(html, 'script')).toEqual([]);
    expect(html).not.toMatch(/@import|url\(/);
  });

  it('says its language', () => {
    expect(attributes(html, 'html', 'lang')).toEqual(['en']);
    expect(attributes(html, 'html', 'dir')).toEqual(['ltr']);
  });

  it('shows times with the zone of their day', () => {
    const all = words(parse(html));
    expect(all).toContain('Friday, 9:39 pm EST');
    expect(all).toContain('Monday, 6:18 pm EDT');
    expect(all).toMatch(/Tuesday · Service/);
  });
});

describe('the text part', () => {
  it('has each story with its excerpt and address, the note and the disclosure', () => {
    const flat = text.replaceAll(/\s+/g, ' ');
    for (const story of [issue.lead, ...issue.stories]) {
      const post = content.posts.find(({ id }) => id === story);
      if (!post) throw new Error(story);
      expect(flat).toContain(post.title);
      expect(flat).toContain(post.excerpt);
      expect(text).toContain(`\n${urls.absolute(urls.post(post))}\n`);
    }
    expect(flat).toContain('this week has a note with a link of ours');
    expect(flat).toContain('Bolt & Sons paid for this post');
  });

  it('has every destination of the HTML', () => {
    const named = new Set(text.match(/(?:https?:\/\/|mailto:)[^\s\]]+/g));
    const missing = attributes(html, 'a', 'href').filter((href) => !named.has(href));
    expect(missing).toEqual([]);
  });

  it('keeps to 72 columns, but for addresses', () => {
    const long = text
      .split('\n')
      .filter((line) => line.length > 72 && !/(https:\/\/|mailto:)\S+$/.test(line));
    expect(long).toEqual([]);
  });

  it('has no markup, entity or template tag', () => {
    expect(text).not.toMatch(/<\/?(p|a|br|div|td|em|strong)\b|&(amp|quot|#\d+);|\{\{|\{%/);
  });
});

describe('the message', () => {
  it('carries both parts, text first, as a parser reads them', async () => {
    const parsed = await PostalMime.parse(files['email.eml'] as Buffer);
    expect(parsed.subject).toBe('Clocks & chairs');
    expect(parsed.from).toMatchObject({ name: 'Fixture & Sons', address: 'weekly@fixture.test' });
    expect(parsed.date).toBe('2026-03-13T13:00:00.000Z');
    expect(parsed.text?.replaceAll('\r\n', '\n').trim()).toBe(text.trim());
    expect(parsed.html?.replaceAll('\r\n', '\n').trim()).toBe(html.trim());
    const raw = String(files['email.eml']);
    expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'));
  });

  it('has exactly one of each header that a list needs', async () => {
    const { headers } = await PostalMime.parse(files['email.eml'] as Buffer);
    const values = (name: string) =>
      headers.filter(({ key }) => key === name).map(({ value }) => value);
    expect(values('list-id')).toEqual(['"Fixture Weekly" <weekly.fixture.test>']);
    expect(values('list-unsubscribe')).toEqual([
      '<https://lists.fixture.test/leave>, <mailto:leave@fixture.test>',
    ]);
    expect(values('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
    expect(values('list-archive')).toEqual(['<https://fixture.test/below/weekly-insights/>']);
    for (const name of ['date', 'message-id', 'from', 'to', 'subject', 'mime-version']) {
      expect(values(name)).toHaveLength(1);
    }
  });

  it('has CRLF line ends and no line over 76 octets in its encoded parts', () => {
    const raw = String(files['email.eml']);
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const body = raw.slice(raw.indexOf('\r\n\r\n'));
    expect(body.split('\r\n').filter((line) => Buffer.byteLength(line) > 78)).toEqual([]);
  });
});

describe('an issue whose posts have no covers', () => {
  it('shows a drawn one above the lead only, as decoration that is no link', async () => {
    const posts = content.posts.map((post) => ({ ...post, cover: undefined }));
    const assembled = await assembledIssue(issue, { ...content, posts }, site, urls);
    const made = await email(assembled, site, urls);
    expect(attributes(made.html, 'img', 'src')).toEqual([
      'https://fixture.test/below/covers/2026-03-06-before-the-change.png',
    ]);
    expect(attributes(made.html, 'img', 'alt')).toEqual(['']);
    expect(elements(made.html, 'a').filter((link) => words(link).trim() === '')).toEqual([]);
  });
});
