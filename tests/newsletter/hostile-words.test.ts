import { join } from 'node:path';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../src/blog/issue.ts';
import { assembledIssue } from '../../src/newsletter/assembled-issue.ts';
import { email } from '../../src/newsletter/email.ts';
import { headerLine, oneLine } from '../../src/newsletter/harmless-words.ts';
import { message } from '../../src/newsletter/message.ts';
import { readContent } from '../../src/sources/files.ts';
import { site, urls } from '../fixtures/site.ts';
import { all, attribute, fragment, textOf } from '../site/pages.ts';

const content = await readContent(join(import.meta.dirname, '../fixtures/publication'), site);
const [issue] = content.issues as [Issue];

/** All that a writer or a sponsor can fill with words, but for the note. */
type Words = Record<'subject' | 'title' | 'excerpt' | 'alt' | 'sponsor' | 'disclosure', string>;

/** The schema lets no longer subject through. */
const short = (subject: string) => subject.slice(0, 120).trim();

async function made(words: Words, note = 'A note.') {
  const { title, excerpt, alt, sponsor, disclosure } = words;
  const subject = short(words.subject);
  const paid = { name: sponsor, url: 'https://nut.test/', disclosure };
  const posts = content.posts.map((post) => ({
    ...post,
    title,
    excerpt,
    sponsor: paid,
    ...(post.cover && { cover: { ...post.cover, alt } }),
  }));
  const assembled = await assembledIssue(
    { ...issue, subject, preheader: subject, sponsor: paid, note },
    { ...content, posts },
    site,
    urls,
  );
  const { html, text } = await email(assembled, site, urls);
  const bytes = await message(assembled, { html, text }, site, urls);
  return { html, text, bytes, parsed: await PostalMime.parse(bytes) };
}

const all6 = (word: string): Words => ({
  subject: word,
  title: word,
  excerpt: word,
  alt: word,
  sponsor: word,
  disclosure: word,
});

const plain = await made(all6('Words'));

/** Elements and attributes of a document, without what they say. */
const shape = (html: string) =>
  all(fragment(html), '*').map(
    ({ tagName, attrs }) => `${tagName} ${attrs.map(({ name }) => name).join(' ')}`,
  );
/** The lines of a text part by which a reader finds the way: what comes next, and rules. */
const signposts = (text: string) =>
  text.split('\n').filter((line) => /^([A-Z][A-Za-z &]+:|FROM THE ARCHIVE|-+)$/.test(line));

const HOSTILE = [
  '</td></tr></table><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)" style="position:fixed',
  "' autofocus onfocus='alert(1)",
  '--><!--[if mso]><b>',
  ']]><![CDATA[',
  '</title></style><style>body{display:none}',
  '\r\nBcc: victim@example.test\r\n\r\n<p>body',
  '\n\nUnsubscribe:\nhttps://evil.test/\n\n',
  '{{ site.name }}{% include "footer" %}{{{ UnsubscribeURL }}}{# x #}',
  '<mj-include path="/etc/passwd" /><mj-raw>',
  '&lt;script&gt;&#123;&amp;amp;',
  '\u202e\u2066txt.exe\u2069\u200f',
  '\u0000\u0007\u001b[31m\u0085',
  '\ud800',
  '\udfff\ud83d',
  '👩‍👩‍👧 🏳️‍🌈 𝔘𝔫𝔦',
  '$& $1 $` \\1 %0d%0a =?utf-8?q?x?=',
  'long'.repeat(300),
  `Zal${'\u0300'.repeat(60)}go`,
];

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 12 })), {
    minLength: 1,
    maxLength: 4,
  })
  // A word is left in front whatever is taken out, since no schema lets an empty text through.
  .map((parts) => `A ${parts.join(' ')}`);

async function expectHarmless(words: Words) {
  const { html, text, bytes, parsed } = await made(words);
  expect(shape(html)).toEqual(shape(plain.html));
  expect(html).not.toMatch(/\{\{|\{%|\{#/);
  for (const part of [html, text]) {
    expect(part.isWellFormed()).toBe(true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(part).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  }
  const document = fragment(html);
  const [title] = all(document, 'h2').map(textOf);
  const [picture] = all(document, 'img');
  expect(title).toBe(oneLine(words.title).replaceAll(/\s+/g, ' '));
  expect(picture && attribute(picture, 'alt')).toBe(oneLine(words.alt));
  expect(signposts(text)).toEqual(signposts(plain.text));
  expect(parsed.headers.map(({ key }) => key)).toEqual(plain.parsed.headers.map(({ key }) => key));
  expect(parsed.subject).toBe(headerLine(short(words.subject)));
  expect(parsed.html?.replaceAll('\r\n', '\n').trim()).toBe(html.trim());
  const lines = String(bytes).split('\r\n');
  expect(lines.filter((line) => /[\r\n]/.test(line) || Buffer.byteLength(line) > 998)).toEqual([]);
}

describe('hostile words', () => {
  it.each(HOSTILE)('stay words: case %#', (words) => expectHarmless(all6(`A ${words} z`)));

  it('stay words in whatever mixture', () =>
    fc.assert(
      fc.asyncProperty(
        fc.record({
          subject: hostile,
          title: hostile,
          excerpt: hostile,
          alt: hostile,
          sponsor: hostile,
          disclosure: hostile,
        }),
        expectHarmless,
      ),
      { numRuns: 60, seed: 4 },
    ));
});

describe('a hostile note', () => {
  it.each(HOSTILE)('has no element that runs or loads anything: case %#', async (words) => {
    const { html, text, parsed } = await made(
      all6('Words'),
      `A ${words} z\n\n[${words}](javascript:alert(1)) <a href="javascript:alert(1)" onclick="x">y</a>`,
    );
    const elements = all(fragment(html), '*');
    const running = /^(script|iframe|object|embed|form|svg|math|base|link|template|noscript)$/;
    expect(elements.filter(({ tagName }) => running.test(tagName))).toEqual([]);
    expect(
      elements.flatMap(({ attrs }) =>
        attrs.filter(
          ({ name, value }) => /^on|^srcdoc$/.test(name) || /^\s*javascript:/i.test(value),
        ),
      ),
    ).toEqual([]);
    expect(elements.filter(({ tagName }) => tagName === 'style')).toHaveLength(
      all(fragment(plain.html), 'style').length,
    );
    expect(html).not.toMatch(/\{\{|\{%|\{#/);
    for (const part of [html, text]) expect(part.isWellFormed()).toBe(true);
    expect(parsed.headers.map(({ key }) => key)).toEqual(
      plain.parsed.headers.map(({ key }) => key),
    );
  });
});
