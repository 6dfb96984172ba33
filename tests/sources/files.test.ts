import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ContentError } from '../../src/blog/problem.ts';
import { site } from '../../src/site.config.ts';
import { readContent } from '../../src/sources/files.ts';
import { projectCopy } from '../project-copy.ts';

const POST = 'content/posts/2026/2026-11-10-a-survey-no-one-acts-on.md';
const OTHER = 'content/posts/2026/2026-10-20-small-steady-improvements.md';

let root: string;

beforeEach(async () => {
  root = await projectCopy('files');
});

async function change(file: string, changed: (contents: string) => string): Promise<void> {
  const path = join(root, file);
  await writeFile(path, changed(await readFile(path, 'utf8')));
}

async function postIn(file: string) {
  const post = (await readContent(root, site)).posts.find((candidate) => candidate.file === file);
  if (!post) throw new Error(`There is no post in ${file}`);
  return post;
}

describe('the text of a post', () => {
  it('is read when it is first asked for, and stays as it was then', async () => {
    const post = await postIn(POST);
    await change(POST, (contents) => `${contents}\nAsked for.\n`);
    const asked = post.body;
    await change(POST, (contents) => `${contents}\nLater.\n`);
    expect(asked.trimEnd()).toMatch(/\nAsked for\.$/);
    expect(post.body).toBe(asked);
  });

  it('counts its lines as the file does', async () => {
    const { body } = await postIn(POST);
    const lines = (await readFile(join(root, POST), 'utf8')).split('\n');
    const below = lines.indexOf('---', 1) + 1;
    expect(body.split('\n')).toEqual(lines.map((line, index) => (index < below ? '' : line)));
  });

  it('is a plain problem once its file is gone', async () => {
    const post = await postIn(POST);
    await rm(join(root, POST));
    const problem = {
      file: POST,
      reason: 'The file was there a moment ago, and can no longer be read',
      fix: 'If it was moved or removed on purpose, run the command again.',
    };
    expect(() => post.body).toThrow(new ContentError([problem]));
  });
});

it('finds the place of a conflict in each of the files that have one', async () => {
  const missing = 'cover:\n  alt: Nothing\n  src: ../../pictures/nowhere.png\n';
  await change(POST, (contents) => contents.replace('---\n', `---\n${missing}`));
  await change(OTHER, (contents) => contents.replace('---\n', `---\n# Later.\n${missing}`));
  const { problems } = await readContent(root, site).then(
    () => expect.unreachable(),
    (error) => error as ContentError,
  );
  expect(problems.map(({ file, line, column }) => ({ file, line, column }))).toEqual([
    { file: OTHER, line: 5, column: 3 },
    { file: POST, line: 4, column: 3 },
  ]);
});
