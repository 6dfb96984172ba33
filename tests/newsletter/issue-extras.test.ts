import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/blog/issue.ts';
import { issueItems } from '../../src/feeds/issue-items.ts';
import { assembledIssue } from '../../src/newsletter/assembled-issue.ts';
import { email } from '../../src/newsletter/email.ts';
import { readContent } from '../../src/sources/files.ts';
import { site, urls } from '../fixtures/site.ts';
import { all, attribute, fragment, textOf } from '../site/pages.ts';

const content = await readContent(join(import.meta.dirname, '../fixtures/publication'), site);
const [issue] = content.issues as [Issue];
const { sponsor, archive } = issue;
if (!sponsor || !archive) throw new Error('The fixture has no sponsor or nothing from the archive');

async function made(changed: Partial<Issue> = {}, posts = content.posts) {
  const assembled = await assembledIssue(
    { ...issue, ...changed },
    { ...content, posts },
    site,
    urls,
  );
  const { html, text } = await email(assembled, site, urls);
  return { assembled, html, document: fragment(html), text };
}

/** Where each of some words begins, in the order in which they are asked for. */
function places(within: string, words: readonly string[]): number[] {
  const flat = within.replaceAll(/\s+/g, ' ');
  return words.map((word) => flat.indexOf(word));
}

describe('the sponsor of an issue', () => {
  it('is named with its disclosure before any story, in both parts and in the feed', async () => {
    const { assembled, document, text } = await made();
    const [item] = issueItems([assembled], site);
    const words = [
      'Dear reader',
      `This issue is sponsored by ${sponsor.name}.`,
      sponsor.disclosure,
      'Before the clocks change',
    ];
    for (const part of [textOf(document), text, textOf(fragment(item?.html ?? ''))]) {
      const found = places(part, words);
      expect(found).not.toContain(-1);
      expect(found).toEqual(found.toSorted((a, b) => a - b));
    }
    expect(text).toContain(`\n${sponsor.url}\n`);
  });

  it('is linked as a sponsor, in a box of its own', async () => {
    const { document } = await made();
    const boxes = all(document, 'td').filter((cell) =>
      attribute(cell, 'class')?.split(' ').includes('card'),
    );
    const box = boxes.find((cell) => textOf(cell).includes(sponsor.disclosure));
    const [link] = box ? all(box, 'a') : [];
    expect(link && ['href', 'rel'].map((name) => attribute(link, name))).toEqual([
      sponsor.url,
      'sponsored',
    ]);
    expect(box && attribute(box, 'style')).toMatch(
      /background: ?#.*border: ?1px|border: ?1px.*background: ?#/,
    );
  });

  it('leaves nothing behind where there is none', async () => {
    const { html, text } = await made({ sponsor: undefined });
    expect(html).not.toContain('This issue is sponsored');
    expect(text).not.toContain('This issue is sponsored');
  });
});

describe('a post from the archive', () => {
  it('stands after the stories, under its label, with the day it is from', async () => {
    const { assembled, document, text } = await made();
    const [item] = issueItems([assembled], site);
    for (const part of [textOf(document), text, textOf(fragment(item?.html ?? ''))]) {
      const found = places(part.toLowerCase(), ['a day only', 'from the archive', 'an older one']);
      expect(found).not.toContain(-1);
      expect(found).toEqual(found.toSorted((a, b) => a - b));
      expect(part).toContain('February 20, 2026');
    }
    expect(all(document, 'h2').map(textOf).at(-1)).toBe('An older one');
    expect(text).toContain('\nhttps://fixture.test/below/2026/02/an-older-one/\n');
  });

  it('is left out once it is withdrawn', async () => {
    const gone = content.posts.filter(({ id }) => id !== archive);
    const hidden = content.posts.map((post) =>
      post.id === archive ? { ...post, draft: true } : post,
    );
    for (const posts of [gone, hidden]) {
      const { document, text } = await made({}, posts);
      expect(textOf(document)).not.toContain('From the archive');
      expect(text).not.toContain('FROM THE ARCHIVE');
    }
  });
});

describe('forwarding an issue', () => {
  it('opens a mail to nobody yet, with the subject and the address of the issue’s page', async () => {
    const { document } = await made({ subject: `It's "100 %" & more: ünïcode?` });
    const [link] = all(document, 'a').filter((a) => /^Forward this issue/.test(textOf(a)));
    const address = new URL((link && attribute(link, 'href')) ?? '');
    expect([address.protocol, address.pathname]).toEqual(['mailto:', '']);
    // RFC 6068: a plus sign is a plus sign, and lines end with CR and LF.
    expect(address.search).not.toMatch(/[+\s']/);
    expect(address.search).not.toMatch(/%0A(?<!%0D%0A)/);
    expect(address.searchParams.get('subject')).toBe(`It's "100 %" & more: ünïcode?`);
    expect(address.searchParams.get('body')?.split('\r\n')).toContain(
      'https://fixture.test/below/weekly-insights/2026-W11/',
    );
  });

  it('stays within what Outlook takes for an address, whatever the subject', async () => {
    const { assembled } = await made({ subject: '計'.repeat(120) });
    expect(assembled.forward.length).toBeLessThan(2000);
  });
});

describe('the note', () => {
  it('may be empty', async () => {
    const { document } = await made({ note: '', sponsor: undefined });
    expect(all(document, 'td').filter((cell) => attribute(cell, 'style') === '')).toEqual([]);
    expect(textOf(document)).not.toContain('Dear reader');
  });

  it('has its headings below the masthead, without a gap, whatever its author wrote', async () => {
    const { document } = await made({ note: '# One\n\n### Two\n\n###### Three\n\n## Four\n' });
    const headings = all(document, '*').filter(({ tagName }) => /^h[1-6]$/.test(tagName));
    expect(headings.slice(0, 5).map(({ tagName }) => tagName)).toEqual([
      'h1',
      'h2',
      'h3',
      'h4',
      'h2',
    ]);
  });

  it('has its footnotes as numbers, since mail programs can’t jump to them', async () => {
    const { document, text } = await made({ note: 'A word.[^1]\n\n[^1]: What it means.' });
    const hrefs = all(document, 'a').map((a) => attribute(a, 'href') ?? '');
    expect(hrefs.filter((href) => href.includes('#'))).toEqual([]);
    expect(all(document, 'sup').map(textOf)).toEqual(['1']);
    expect(text).toContain('A word.[1]');
    expect(text).toMatch(/^ 1\. What it means\.$/m);
  });

  it('shows pictures by their light versions, and says in the text what is on them', async () => {
    const { document, text } = await made({ note: '![A pole](../pictures/two-chairs.png)' });
    const [pole] = all(document, 'img');
    expect(pole && attribute(pole, 'src')).toBe(
      'https://fixture.test/below/pictures/email/two-chairs.png',
    );
    expect(text).toContain('[Picture: A pole]');
  });
});

it('carries five stories in 40,000 bytes, and its styles in 12,000', async () => {
  const five = Array.from({ length: 5 }, (_, index) => ({
    ...(content.posts[0] as (typeof content.posts)[number]),
    id: `2026-03-06-story-${index}`,
    slug: `story-${index}`,
    title: `A title that is as long as titles of posts usually are, number ${index}`,
    excerpt: 'A summary says in one sentence or two what a post is about. '.repeat(3),
  }));
  const stories = five.map(({ id }) => id);
  const lead = stories[0] ?? '';
  const { html } = await made(
    { stories, lead, note: `${'A note of some length. '.repeat(15)}\n\n`.repeat(3) },
    [...content.posts, ...five],
  );
  expect(all(fragment(html), 'h2')).toHaveLength(6);
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(40_000);
  const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css = '']) => css);
  expect(styles.length).toBeGreaterThan(2);
  expect(Buffer.byteLength(styles.join(''))).toBeLessThanOrEqual(12_000);
});

it('keeps what Outlook for Windows needs', async () => {
  const { html } = await made();
  const opened = html.match(/<!--\[if [^\]]+\]>/g)?.length ?? 0;
  expect(opened).toBeGreaterThan(10);
  expect(html.match(/<!\[endif\]-->/g)).toHaveLength(opened);
  // Its tables are in comments: open and closed as often within all of them together.
  const comments = [...html.matchAll(/<!--\[if mso[^\]]*\]>([\s\S]*?)<!\[endif\]-->/g)].map(
    ([, inside]) => inside,
  );
  const inside = comments.join('');
  for (const tag of ['table', 'tr', 'td']) {
    expect(inside.split(`<${tag}`).length, tag).toBe(inside.split(`</${tag}>`).length);
  }
  expect(inside).toContain('font-family: Georgia');
});
