import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { projectCopy, ran } from '../project-copy.ts';

/** A file that a case puts into the project; undefined takes it away. */
type Files = Record<string, string | Buffer | undefined>;

type Case = {
  mistake: string;
  files: () => Files | Promise<Files>;
  /** What the error says, in this order. */
  says: string[];
};

let root: string;
let undo: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  root = await projectCopy('bad-input');
  // What an earlier build made must survive a failed one.
  await put('dist/index.html', 'the site as it was');
  await put('out/newsletter/2026-W46/email.eml', 'the email as it was');
  undo = [];
});

afterEach(async () => {
  for (const step of undo.reverse()) await step();
  undo = [];
});

async function put(file: string, contents: string | Buffer | undefined): Promise<void> {
  const path = join(root, file);
  const old = await readFile(path).catch(() => undefined);
  undo.push(() => (old === undefined ? rm(path) : writeFile(path, old)));
  if (contents === undefined) return rm(path);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}

function post(frontMatter: Record<string, string | undefined>, body = 'Text.'): string {
  const keys = {
    title: 'A post',
    date: '2026-11-05',
    topics: '[service]',
    authors: '[editors]',
    ...frontMatter,
  };
  const lines = Object.entries(keys).flatMap(([key, value]) =>
    value === undefined ? [] : `${key}: ${value}`,
  );
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

function comment(frontMatter: Record<string, string>): string {
  const keys = { author: 'Ann', date: '2026-11-21', ...frontMatter };
  const lines = Object.entries(keys).map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join('\n')}\n---\n\nYes.\n`;
}

const NEW = 'content/posts/2026/2026-11-05-new.md';
const COMMENT = 'content/comments/2026-11-10-read-the-complaint-aloud/2026-11-21-ann.md';
const SITE = 'src/site.config.ts';
const PAGE = 'content/pages/services.md';
const W46 = 'content/issues/2026-W46.md';

const source = (file: string) => readFile(join(root, file), 'utf8');

async function changed(file: string, from: string | RegExp, to: string): Promise<Files> {
  const before = await source(file);
  const after = before.replace(from, to);
  if (after === before) throw new Error(`Nothing to change in ${file}`);
  return { [file]: after };
}

const appended = (file: string, text: string) => changed(file, /\n$/, `\n\n${text}\n`);

/** A picture whose beginning is right, and whose end is missing. */
async function damagedPicture(): Promise<Buffer> {
  const whole = await readFile(join(root, 'content/pictures/two-chairs.png'));
  return whole.subarray(0, whole.length / 2);
}

const CASES: Case[] = [
  {
    mistake: 'no front matter',
    files: () => ({ [NEW]: 'Just a text.\n' }),
    says: [`${NEW}:1:1`, 'no front matter', 'Fix:', '---'],
  },
  {
    mistake: 'front matter without an end',
    files: () => ({ [NEW]: '---\ntitle: A post\n\nText.\n' }),
    says: [`${NEW}:1:1`, 'has no end'],
  },
  {
    mistake: 'front matter that is no YAML',
    files: () => ({ [NEW]: post({ title: 'Design: once, then left' }) }),
    says: [`${NEW}:2:`, 'cannot be read', 'quotes'],
  },
  {
    mistake: 'a missing title',
    files: () => ({ [NEW]: post({ title: undefined }) }),
    says: [NEW, '`title` is missing', 'Add `title'],
  },
  {
    mistake: 'an unknown key',
    files: () => ({ [NEW]: post({ sumary: 'A slip' }) }),
    says: [`${NEW}:6:1`, 'Unknown key `sumary`'],
  },
  {
    mistake: 'an unknown topic',
    files: () => ({ [NEW]: post({ topics: '[service, parking]' }) }),
    says: [`${NEW}:4:19`, 'is not a topic', 'Use one of: strategy, measurement'],
  },
  {
    mistake: 'a day that does not exist',
    files: () => ({ [NEW]: post({ date: '2026-02-30' }) }),
    says: [`${NEW}:3:1`, '"2026-02-30" is not a day or time that exists'],
  },
  {
    mistake: 'an hour that the clocks skip',
    files: () => ({ 'content/posts/2026/2026-03-08-new.md': post({ date: '2026-03-08T02:30' }) }),
    says: [
      '2026-03-08-new.md:3:1',
      '2026-03-08T02:30 does not exist in America/New_York',
      '2026-03-08T03:30',
    ],
  },
  {
    mistake: 'an hour that happens twice',
    files: () => ({ 'content/posts/2026/2026-11-01-new.md': post({ date: '2026-11-01T01:30' }) }),
    says: [
      '2026-11-01-new.md:3:1',
      'happens twice',
      '2026-11-01T01:30:00-04:00 or 2026-11-01T01:30:00-05:00',
    ],
  },
  {
    mistake: 'a date that is not the file name’s',
    files: () => ({ [NEW]: post({ date: '2026-11-06' }) }),
    says: [NEW, '2026-11-05', '2026-11-06', 'Rename the file to 2026-11-06-new'],
  },
  {
    mistake: 'two posts with one address',
    files: () => ({
      [NEW]: post({}),
      'content/posts/2026/2026-11-07-new.md': post({ date: '2026-11-07' }),
    }),
    says: ['/2026/11/new/', NEW, 'content/posts/2026/2026-11-07-new.md'],
  },
  {
    mistake: 'two posts with one id',
    files: () => ({
      [NEW]: post({}),
      'content/posts/2026/2026-11-07-other.md': post({ date: '2026-11-07', id: '2026-11-05-new' }),
    }),
    says: ['the id "2026-11-05-new"', NEW, 'content/posts/2026/2026-11-07-other.md'],
  },
  {
    mistake: 'two slugs that differ only by case',
    files: () => ({
      [NEW]: post({}),
      'content/posts/2026/2026-11-07-New.md': post({ date: '2026-11-07' }),
    }),
    says: ['differ only by case', NEW, 'content/posts/2026/2026-11-07-New.md'],
  },
  {
    mistake: 'a stray file among the posts',
    files: () => ({ 'content/posts/2026/notes.txt': 'Ideas' }),
    says: [
      'content/posts/2026/notes.txt',
      'does not belong in content/posts',
      '<yyyy-mm-dd>-<slug>.md',
    ],
  },
  {
    mistake: 'a post in the folder of another year',
    files: () => ({ 'content/posts/2025/2026-11-05-new.md': post({}) }),
    says: ['content/posts/2025/2026-11-05-new.md', 'does not belong'],
  },
  {
    mistake: 'a cover that is not there',
    files: () => ({ [NEW]: post({ cover: '{ src: ../../pictures/nowhere.png, alt: Nothing }' }) }),
    says: [`${NEW}:6:10`, '"nowhere.png" is not in content/pictures'],
  },
  {
    mistake: 'a picture in the text that is not there',
    files: () => ({ [NEW]: post({}, 'Text.\n\n![Nothing](../../pictures/nowhere.png)') }),
    says: [`${NEW}:10:1`, '"nowhere.png" is not in content/pictures'],
  },
  {
    mistake: 'a change before the publication',
    files: () => ({ [NEW]: post({ updated: '2026-11-04' }) }),
    says: [`${NEW}:6:1`, 'changed before it was published'],
  },
  {
    mistake: 'an unknown component',
    files: () => ({ [`${NEW}x`]: post({}, 'Text.\n\n<Chart />') }),
    says: [`${NEW}x:10:1`, 'no component <Chart>', '<BarChart>, <Callout>'],
  },
  {
    mistake: 'a chart without numbers',
    files: () => ({
      [`${NEW}x`]: post(
        {},
        '<BarChart caption="Calls">\n\n| A | B |\n| - | - |\n| x | many |\n\n</BarChart>',
      ),
    }),
    says: [`${NEW}x:12:5`, '"many" in this BarChart is not a number'],
  },
  {
    mistake: 'a picture without a text',
    files: () => ({ [NEW]: post({}, 'Text.\n\n![](../../pictures/two-chairs.png)') }),
    says: [`${NEW}:10:1`, 'no text for those who don’t see it', 'Say what it shows'],
  },
  {
    mistake: 'a Figure without a text',
    files: () => ({
      [`${NEW}x`]: post({}, 'Text.\n\n<Figure src="../../pictures/two-chairs.png" />'),
    }),
    says: [`${NEW}x:10:1`, '<Figure> needs the attribute alt', '<Figure alt="…">'],
  },
  {
    mistake: 'a trend of one point',
    files: () => ({
      [`${NEW}x`]: post(
        {},
        '<Trend caption="Calls">\n\n| A | B |\n| - | - |\n| x | 1 |\n\n</Trend>',
      ),
    }),
    says: [`${NEW}x:8:1`, 'only one period'],
  },
  {
    mistake: 'a link that runs a script',
    files: () => ({ [NEW]: post({}, 'A [link](javascript:alert).') }),
    says: [`${NEW}:8:3`, 'may not begin with "javascript:"', 'https://'],
  },
  {
    mistake: 'a link that runs a script, in MDX',
    files: () => ({ [`${NEW}x`]: post({}, 'A [link](javascript:alert).') }),
    says: [`${NEW}x:8:3`, 'may not begin with "javascript:"', 'https://'],
  },
  {
    mistake: 'HTML with a handler',
    files: () => ({ [NEW]: post({}, 'Press <kbd onclick="alert(1)">A</kbd>.') }),
    says: [`${NEW}:8:7`, '<kbd> may not have the attribute onclick', 'Remove it'],
  },
  {
    mistake: 'a script in Markdown',
    files: () => ({ [NEW]: post({}, '<script>alert(1)</script>') }),
    says: [`${NEW}:8:1`, '<script> is HTML that a text may not hold', 'Write Markdown'],
  },
  {
    mistake: 'a picture from another site, in a page',
    files: () => appended(PAGE, '![A](https://example.test/a.png)'),
    says: [`${PAGE}:`, 'is on another site', 'save it in content/pictures'],
  },
  {
    mistake: 'a picture that is not there, by a reference',
    files: () => ({ [NEW]: post({}, 'Text.\n\n![Nothing][p]\n\n[p]: ../../pictures/no.png') }),
    says: [`${NEW}:10:1`, '"no.png" is not in content/pictures'],
  },
  {
    mistake: 'a drawing in disguise among the pictures',
    files: () => ({
      'content/pictures/a-drawing.png':
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
    }),
    says: ['content/pictures/a-drawing.png', 'not a PNG or JPEG', 'Save the picture'],
  },
  {
    mistake: 'HTML with a handler in an issue’s note',
    files: () => appended(W46, 'Press <kbd onclick="alert(1)">A</kbd>.'),
    says: [`${W46}:`, ':7\n', '<kbd> may not have the attribute onclick', 'Remove it'],
  },
  {
    mistake: 'an element that is never closed',
    files: () => ({ [NEW]: post({}, 'Text.\n\n<details>\n<summary>More</summary>\n\nText.') }),
    says: [`${NEW}:10:1`, '<details> is opened and not closed', 'Write </details>'],
  },
  {
    mistake: 'a frame in MDX',
    files: () => ({ [`${NEW}x`]: post({}, '<iframe src="https://example.test/" />') }),
    says: [`${NEW}x:8:1`, 'no component <iframe>', 'Markdown'],
  },
  {
    mistake: 'a program in MDX',
    files: () => ({ [`${NEW}x`]: post({}, 'Text.\n\n{process.exit(0)}') }),
    says: [`${NEW}x:10:1`, 'have no meaning in feeds and email', 'Write plain text'],
  },
  {
    mistake: 'a table’s row that is too long',
    files: () => ({ [NEW]: post({}, '| A | B |\n| - | - |\n| 1 | 2 | 3 |') }),
    says: [`${NEW}:10:1`, 'more cells than its table has columns', 'another column'],
  },
  {
    mistake: 'a damaged picture',
    files: async () => ({
      ...(await appended(PAGE, '![A](../pictures/damaged.png)')),
      'content/pictures/damaged.png': await damagedPicture(),
    }),
    says: ['content/pictures/damaged.png', 'can’t be read', 'save it again'],
  },
  {
    mistake: 'a comment on a post that is not there',
    files: () => ({ 'content/comments/nowhere/2026-11-21-ann.md': comment({}) }),
    says: ['content/comments/nowhere/2026-11-21-ann.md', 'no post with the id "nowhere"'],
  },
  {
    mistake: 'a comment with an address in it',
    files: () => ({ [COMMENT]: comment({ email: 'ann@example.org' }) }),
    says: [`${COMMENT}:4:1`, 'Unknown key `email`'],
  },
  {
    mistake: 'a status that there is not, and a stray file among the comments',
    files: () => ({
      [COMMENT]: comment({ status: 'aproved' }),
      'content/comments/notes.md': 'Ideas',
    }),
    says: [
      `${COMMENT}:4:1`,
      'Use one of: pending, approved, rejected',
      'content/comments/notes.md',
      'content/comments/<post id>/',
    ],
  },
  {
    mistake: 'a reply to a comment that is not there',
    files: () => ({ [COMMENT]: comment({ replyTo: '2026-11-20-gone' }) }),
    says: [COMMENT, 'no comment with the id "2026-11-20-gone"'],
  },
  {
    mistake: 'an issue that names a post that is not there',
    files: () => changed(W46, /2026-11-10-a-survey-no-one-acts-on/, '2026-11-10-no-such-post'),
    says: [W46, 'no post with the id "2026-11-10-no-such-post"'],
  },
  {
    mistake: 'two issues with one number',
    files: () => changed(W46, 'number: 6', 'number: 5'),
    says: [W46, 'Two issues have the number 5', 'content/issues/2026-W45.md', W46, 'number 6'],
  },
  {
    mistake: 'a number left out',
    files: () => changed(W46, 'number: 6', 'number: 9'),
    says: [W46, 'has the number 9', 'content/issues/2026-W45.md', 'the number 6'],
  },
  {
    mistake: 'a draft in an issue that is none',
    files: () =>
      changed(
        'content/posts/2026/2026-11-10-a-survey-no-one-acts-on.md',
        'topics:',
        'draft: true\ntopics:',
      ),
    says: [
      W46,
      '"2026-11-10-a-survey-no-one-acts-on" is a draft',
      'Publish content/posts/2026/2026-11-10',
    ],
  },
  {
    mistake: 'a post in two issues',
    files: () =>
      changed(
        W46,
        '  - 2026-11-10-a-survey',
        '  - 2026-10-31-the-hour-that-happens-twice\n  - 2026-11-10-a-survey',
      ),
    says: [W46, 'is in two issues', 'content/issues/2026-W45.md'],
  },
  {
    mistake: 'an old address that is a page of the site',
    files: () => ({ [NEW]: post({ aliases: '[/2012/old.html, /about-us/]' }) }),
    says: [NEW, '/about-us/', 'about-us/index.html', 'Remove it from `aliases`'],
  },
  {
    mistake: 'an old address that leads out of the site',
    files: () => ({ [NEW]: post({ aliases: '[/../old.html]' }) }),
    says: [`${NEW}:6:`, 'aliases.0', '/2012/02/old-name.html', 'without its host'],
  },
  {
    mistake: 'a site without a postal address',
    files: () => changed(SITE, /postalAddress: \[[^\]]*\]/, 'postalAddress: []'),
    says: [SITE, 'organisation.postalAddress', 'at least one line'],
  },
  {
    mistake: 'a site that leaves the postal address out',
    files: () => changed(SITE, /postalAddress: \[[^\]]*\],/, ''),
    says: [SITE, '`organisation.postalAddress` is missing'],
  },
  {
    mistake: 'a site in an unknown time zone',
    files: () => changed(SITE, 'America/New_York', 'America/New_Jersey'),
    says: [SITE, 'timeZone', 'not a time zone', 'America/New_York'],
  },
];

describe.each(CASES)('$mistake', ({ files, says }) => {
  it('is answered with place, reason and fix, and nothing is written', async () => {
    for (const [file, contents] of Object.entries(await files())) await put(file, contents);
    const { code, stdout, stderr } = await ran(root, 'build');

    expect(code).toBe(1);
    expect(stdout).toBe('');
    let from = 0;
    for (const text of says) {
      const found = stderr.indexOf(text, from);
      expect(found, `"${text}" in:\n${stderr}`).toBeGreaterThanOrEqual(from);
      from = found;
    }
    expect(stderr).toMatch(/^ {2}Fix: \S/m);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(await source('dist/index.html')).toBe('the site as it was');
    expect(await source('out/newsletter/2026-W46/email.eml')).toBe('the email as it was');
  });
});

describe('several mistakes', () => {
  it('are answered in one run', async () => {
    await put(NEW, post({ topics: '[parking]', sumary: 'A slip' }));
    await put('content/posts/2026/notes.txt', 'Ideas');
    const { stderr } = await ran(root, 'build');
    expect(stderr).toContain('3 problems; nothing was written.');
  });
});

describe.each(['newsletter', 'dev'] as const)('npm run %s', (script) => {
  it('answers a mistake in the content as the build does', async () => {
    await put(NEW, post({ topics: '[parking]' }));
    const { code, stderr } = await ran(root, script);
    expect(code).toBe(1);
    expect(stderr).toContain(`${NEW}:4:10`);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('a fault after the check', () => {
  it('leaves the site and the email of before', async () => {
    const template = join(root, 'src/layouts/Document.astro');
    await rename(template, `${template}.away`);
    undo.push(() => rename(`${template}.away`, template));
    const { code } = await ran(root, 'build');
    expect(code).toBe(1);
    expect(await source('dist/index.html')).toBe('the site as it was');
    expect(await source('out/newsletter/2026-W46/email.eml')).toBe('the email as it was');
  });
});
