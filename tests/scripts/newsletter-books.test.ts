import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { frontMatterOf } from '../../src/sources/front-matter.ts';
import { projectCopy, ran } from '../project-copy.ts';

const W47 = 'content/issues/2026-W47.md';
const NUMBER = '2026-11-19-a-number-and-the-path-beside-it';
const CALLERS = '2026-11-17-what-callers-wanted-to-say';
const PROMISES = '2026-11-19-promises-are-made-by-whoever-is-asked';

let root: string;

const read = (file: string) => readFile(join(root, file), 'utf8');

async function change(file: string, from: string | RegExp, to: string): Promise<void> {
  const before = await read(file);
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  await writeFile(join(root, file), after);
}

async function dataOf(file: string): Promise<Record<string, unknown>> {
  return frontMatterOf(file, await read(file)).data as Record<string, unknown>;
}

const newsletter = (...args: string[]) => ran(root, 'newsletter', args);

// One story told in order: each step begins where the one before ended.
describe('the books of a newsletter', () => {
  beforeAll(async () => {
    root = await projectCopy('newsletter-books');
  });

  it('name what is pending, and every issue with its stories', async () => {
    const { code, stdout } = await newsletter('status');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ +4 {2}pending$/m);
    expect(stdout).toMatch(new RegExp(`^ {2}2026-11-17T09:30 {2}${CALLERS}$`, 'm'));
    expect(stdout).toContain('No. 6  2026-W46  November 6 – 13, 2026');
    expect(stdout).toContain('No violation');
  });

  it('say that an issue finished by hand keeps no versions, and what to do', async () => {
    const { stdout } = await newsletter('status');
    expect(stdout).toMatch(/2026-W40.*changes of posts are not noticed/);
    expect(stdout).toContain('Fix: npm run newsletter -- finish 2026-W40');
    expect((await newsletter('finish', '2026-W40')).stdout).toContain('from now on');
    expect(await dataOf('content/issues/2026-W40.md')).toMatchObject({
      versions: { '2026-09-29-your-vips-are-not-your-only-customers': expect.any(String) },
    });
    expect((await newsletter('status')).stdout).not.toMatch(/2026-W40.*not noticed/);
  });

  it('keep a dropped story out of its draft, with the reason', async () => {
    expect((await newsletter('draft', '--as-of', '2026-11-20T19:00')).code).toBe(0);
    await change(W47, `  - ${NUMBER}\n`, '');
    await change(
      W47,
      /^draft: true$/m,
      `dropped:\n  - story: ${NUMBER}\n    reason: one chart a week\ndraft: true`,
    );
    const edited = await read(W47);
    expect((await newsletter('draft')).stdout).toContain('Kept');
    expect(await read(W47)).toBe(edited);
    expect((await newsletter('status')).stdout).toContain(
      `${NUMBER}  (dropped from 2026-W47: one chart a week)`,
    );
  });

  it('show a link that an earlier issue had, as a note', async () => {
    const note = '\nSee [the research](https://research.example.com/paper?utm_source=w#top).\n';
    await writeFile(join(root, W47), (await read(W47)) + note);
    await writeFile(
      join(root, 'content/issues/2026-W41.md'),
      (await read('content/issues/2026-W41.md')) + note.replace('?utm_source=w#top', ''),
    );
    for (const command of ['build', 'draft', 'status']) {
      const { code, stdout } = await newsletter(command);
      expect(code).toBe(0);
      expect(stdout).toMatch(
        /Note: https:\/\/research.*in the note of 2026-W47, was in .*2026-W41/,
      );
    }
  });

  it('are closed by finish: no draft, with a version of each story', async () => {
    const { code, stdout } = await newsletter('finish');
    expect([code, stdout]).toEqual([0, expect.stringContaining(`Finished ${W47}: No. 7`)]);
    const data = await dataOf(W47);
    expect(data.draft).toBeUndefined();
    expect(Object.keys(data.versions as object)).toEqual(data.stories);
    const finished = await read(W47);
    expect((await newsletter('finish', '2026-W47')).stdout).toContain('it is finished');
    expect(await read(W47)).toBe(finished);
  });

  it('notice a post that changed since, and send nothing again', async () => {
    await change(`content/posts/2026/${PROMISES}.md`, /^title: .*$/m, 'title: Promises, mended');
    const { code, stdout } = await newsletter('status');
    expect(code).toBe(0);
    expect(stdout).toContain(
      `${PROMISES} has changed since 2026-W47 was finished; nothing is sent again`,
    );
    expect(stdout).not.toContain(`${CALLERS} has changed`);
  });

  it('let a post be withdrawn: the issue goes on without it', async () => {
    await change(`content/posts/2026/${CALLERS}.mdx`, /^date: .*$/m, '$&\ndraft: true');
    const built = await newsletter('build', '2026-W47');
    expect(built.code).toBe(0);
    const text = await read('out/newsletter/2026-W47/email.txt');
    expect(text).not.toContain('What callers wanted');
    expect(text).toContain('Promises, mended');
    expect((await newsletter('status')).stdout).toContain(`${CALLERS}  (withdrawn since)`);
  });

  it('give the dropped story to the next issue', async () => {
    expect((await newsletter('draft', '--as-of', '2026-11-27T09:00')).code).toBe(0);
    expect((await dataOf('content/issues/2026-W48.md')).stories).toEqual([NUMBER]);
  });

  it('refuse a renamed file without its id: exit code 1, file, line and what to write', async () => {
    const posts = join(root, 'content/posts/2026');
    await rename(join(posts, `${PROMISES}.md`), join(posts, '2026-11-19-promises.md'));
    const { code, stderr } = await newsletter('status');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(`${W47}:\\d+:\\d+\\n  There is no post with the id "${PROMISES}"`),
    );
    expect(stderr).toContain(`\`${PROMISES}: withdrawn\``);
    expect(stderr).not.toMatch(/^\s+at /m);
    await change('content/posts/2026/2026-11-19-promises.md', /^title: /m, `id: ${PROMISES}\n$&`);
    expect((await newsletter('status')).code).toBe(0);
  });

  it('refuse a post in two issues, and a draft that a finished issue overtook', async () => {
    const W48 = 'content/issues/2026-W48.md';
    const draft = await read(W48);
    await change(W48, `  - ${NUMBER}\n`, `  - ${NUMBER}\n  - ${PROMISES}\n`);
    await change(W47, /^versions:/m, 'draft: true\n$&');
    await change(W48, /^draft: true\n/m, '');
    const { code, stderr } = await newsletter('status');
    expect(code).toBe(1);
    expect(stderr).toMatch(/2026-W48\.md:\d+:\d+\n.*is in two issues/);
    expect(stderr).toMatch(/2026-W47\.md:\d+:\d+\n.*never be sent/);
    await writeFile(join(root, W48), draft);
    await change(W47, /^draft: true\n/m, '');
    expect((await newsletter('status')).code).toBe(0);
  });
});

describe('finish', () => {
  it('writes nothing while a story has no page', async () => {
    root = await projectCopy('newsletter-finish');
    await newsletter('draft', '--as-of', '2026-11-20T19:00');
    await change(`content/posts/2026/${PROMISES}.md`, /^date: .*$/m, '$&\ndraft: true');
    const before = await read(W47);
    const { code, stderr } = await newsletter('finish');
    expect(code).toBe(1);
    expect(stderr).toContain(`"${PROMISES}" is a draft`);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(await read(W47)).toBe(before);
  });
});
