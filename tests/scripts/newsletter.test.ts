import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { frontMatterOf } from '../../src/sources/front-matter.ts';
import { projectCopy, ran } from '../project-copy.ts';

const W47 = 'content/issues/2026-W47.md';

const STORIES = [
  '2026-11-20-close-the-year-by-deleting-something',
  '2026-11-19-promises-are-made-by-whoever-is-asked',
  '2026-11-19-a-number-and-the-path-beside-it',
  '2026-11-17-what-callers-wanted-to-say',
];

let root: string;

const read = (file: string) => readFile(join(root, file), 'utf8');

function dataOf(contents: string): Record<string, unknown> {
  return frontMatterOf(W47, contents).data as Record<string, unknown>;
}

function newPost(day: string, time: string): string {
  return `---\ntitle: New on ${day}\ndate: ${day}T${time}\ntopics: [service]\nauthors: [editors]\n---\n\nText.\n`;
}

// One story told in order: each step begins where the one before ended.
describe('the issue of a week', () => {
  beforeAll(async () => {
    root = await projectCopy('newsletter');
  });

  it('is written and built from the posts that are in no issue', async () => {
    const { code, stdout } = await ran(root, 'newsletter', ['--as-of', '2026-11-20T19:00']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Wrote ${W47}: No. 7, 4 stories.`);
    expect(dataOf(await read(W47))).toEqual({
      number: 7,
      week: '2026-W47',
      window: { from: '2026-11-13T09:00:00-05:00', to: '2026-11-20T19:00:00-05:00' },
      subject: 'Close the year by deleting something',
      preheader:
        'Also: Promises are made by whoever is asked; A number and the path beside it; What callers wanted to say',
      lead: STORIES[0],
      stories: STORIES,
      archive: '2026-05-28-where-should-customer-experience-sit',
      draft: true,
    });
    expect((await readdir(join(root, 'out/newsletter/2026-W47'))).sort()).toEqual([
      'email.eml',
      'email.html',
      'email.mjml',
      'email.txt',
    ]);
    expect(await readdir(join(root, 'out/newsletter'))).toEqual(['2026-W47']);
  });

  it('keeps what the editor wrote, to the byte, when nothing is new', async () => {
    const edited = (await read(W47))
      .replace(/subject: .*/, 'subject: "Subtract: one thing" # the editor’s')
      .replace(/lead: .*/, `lead: ${STORIES[3]}`)
      .concat('\nDear reader,\n\nthis is the **note**.\n');
    await writeFile(join(root, W47), edited);
    const { code, stdout } = await ran(root, 'newsletter', ['--as-of', '2026-11-20T20:00']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Kept ${W47} as it is`);
    expect(await read(W47)).toBe(edited);
    const text = await read('out/newsletter/2026-W47/email.txt');
    expect(text).toContain('this is the note.');
    expect(text.indexOf('What callers wanted')).toBeLessThan(text.indexOf('Close the year'));
  });

  it('takes a late post into a draft, and keeps all else', async () => {
    const before = await read(W47);
    await writeFile(
      join(root, 'content/posts/2026/2026-11-21-late.md'),
      newPost('2026-11-21', '10:00'),
    );
    const { code, stdout } = await ran(root, 'newsletter', ['--as-of', '2026-11-21T12:00']);
    expect(code).toBe(0);
    expect(stdout).toContain('"New on 2026-11-21"');
    const after = await read(W47);
    expect(dataOf(after)).toEqual({
      ...dataOf(before),
      window: { from: '2026-11-13T09:00:00-05:00', to: '2026-11-21T12:00:00-05:00' },
      stories: [...STORIES, '2026-11-21-late'],
    });
    expect(after).toContain('# the editor’s');
    expect(after).toContain('this is the **note**.');
  });

  it('is left alone once it is no draft; later posts wait for the next', async () => {
    const done = (await read(W47)).replace('draft: true\n', '');
    await writeFile(join(root, W47), done);
    await writeFile(
      join(root, 'content/posts/2026/2026-11-22-later.md'),
      newPost('2026-11-22', '08:00'),
    );
    const { code, stdout } = await ran(root, 'newsletter', ['--as-of', '2026-11-22T09:00']);
    expect(code).toBe(0);
    expect(stdout).toContain('will be in the next issue');
    expect(await read(W47)).toBe(done);
  });

  it('is followed by one whose window begins where it ended', async () => {
    const { code } = await ran(root, 'newsletter', ['draft', '--as-of', '2026-11-27T09:00']);
    expect(code).toBe(0);
    expect(dataOf(await read('content/issues/2026-W48.md'))).toMatchObject({
      number: 8,
      window: { from: '2026-11-21T12:00:00-05:00', to: '2026-11-27T09:00:00-05:00' },
      stories: ['2026-11-22-later'],
    });
  });

  it('is not written when nothing is new: exit code 3, no file, no number', async () => {
    const before = await readdir(join(root, 'content/issues'));
    const { code, stdout } = await ran(root, 'newsletter', ['--as-of', '2026-12-04T09:00']);
    expect(code).toBe(3);
    expect(stdout).toContain('Nothing new since Friday, November 27, 2026, 9:00 am EST');
    expect(await readdir(join(root, 'content/issues'))).toEqual(before);
  });
});

describe('build', () => {
  it('makes the email of the newest issue, or of the one that is named', async () => {
    root = await projectCopy('newsletter-build');
    expect((await ran(root, 'newsletter', ['build'])).code).toBe(0);
    expect((await ran(root, 'newsletter', ['build', '2026-W41'])).code).toBe(0);
    expect((await readdir(join(root, 'out/newsletter'))).sort()).toEqual(['2026-W41', '2026-W46']);
  });

  it('replaces what an earlier build left', async () => {
    await writeFile(join(root, 'out/newsletter/2026-W41/email.old'), 'stale');
    await rm(join(root, 'out/newsletter/2026-W41/email.txt'));
    await ran(root, 'newsletter', ['build', '2026-W41']);
    expect((await readdir(join(root, 'out/newsletter/2026-W41'))).sort()).toEqual([
      'email.eml',
      'email.html',
      'email.mjml',
      'email.txt',
    ]);
  });
});

describe('a mistake in the command', () => {
  it.each([
    [['build', '2026-W44'], 'There is no issue of 2026-W44', 'Name one of 2026-W40'],
    [['--week', '2026-W60'], '"2026-W60" is not an ISO week', ''],
    [['--as-of', 'tomorrow'], '"tomorrow" is not a date', ''],
    [['--week', '2026-W44'], 'The issue of 2026-W46 exists already', 'Leave --week out'],
    [['--week', '2027-W01'], '2027-W01 has not begun', 'Name 2026-W47'],
    [['--weak', '2026-W47'], "unknown option '--weak'", 'Did you mean --week'],
  ])('%j is answered with reason and fix', async (args, reason, fix) => {
    root = await projectCopy('newsletter-mistake');
    const { code, stderr } = await ran(root, 'newsletter', args);
    expect(code).toBe(1);
    expect(stderr).toContain(reason);
    expect(stderr).toContain(fix);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('--help', () => {
  it('names the commands, the options and the exit codes', async () => {
    root = await projectCopy('newsletter-help');
    const { code, stdout } = await ran(root, 'newsletter', ['--help']);
    expect(code).toBe(0);
    for (const word of ['draft', 'finish', 'status', 'build', '--as-of', '--week', 'nothing new']) {
      expect(stdout).toContain(word);
    }
  });
});
