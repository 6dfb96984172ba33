import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkedContent } from '../../src/authoring/checked-content.ts';
import type { Comment } from '../../src/blog/comment.ts';
import { shownComments } from '../../src/blog/threads.ts';
import { commentHtml } from '../../src/portable/comment-html.ts';
import { site, urls } from '../../src/site.config.ts';
import { PROJECT, projectCopy, ran } from '../project-copy.ts';

const MAIL = join(PROJECT, 'tests', 'fixtures', 'mail');

const WAITING = '2026-11-20-waiting';

// printf %s 1@customer.test | sha256sum | cut -c-12, and so on.
const FIRST = '2026-11-20-a5455339260e';
const REPLY = '2026-11-21-02f7dac9abdf';

let root: string;

const mail = (...names: string[]) => names.map((name) => join(MAIL, `${name}.eml`));

async function copyWithPosts(name: string): Promise<string> {
  const copy = await projectCopy(name);
  await rm(join(copy, 'content/comments'), { recursive: true, force: true });
  for (const [file, more] of [
    [WAITING, ''],
    ['2026-11-18-closed', 'comments: closed\n'],
    ['2026-11-25-scheduled', ''],
  ]) {
    await writeFile(
      join(copy, `content/posts/2026/${file}.md`),
      `---\ntitle: ${file?.slice(11)}\ndate: ${file?.slice(0, 10)}T09:00\ntopics: [service]\nauthors: [editors]\n${more}---\n\nText.\n`,
    );
  }
  return copy;
}

/** All comments, after the check that every build begins with. */
async function comments(): Promise<Map<string, Comment>> {
  const content = await checkedContent(root, site, urls);
  return new Map(content.comments.map((comment) => [comment.id, comment]));
}

async function files(): Promise<string[]> {
  return (await readdir(join(root, 'content/comments'), { recursive: true })).sort();
}

/** What stands where a path out of the comments' folder would lead to. */
async function elsewhere(): Promise<string[]> {
  const folders = await Promise.all(
    ['..', '.', 'src', 'content/posts'].map((folder) => readdir(join(root, folder))),
  );
  return folders.flat();
}

type Node = DefaultTreeAdapterMap['node'];

/** Every element of some HTML, with its attributes. */
function elements(node: Node): string[] {
  const own =
    'tagName' in node
      ? [[node.tagName, ...node.attrs.map(({ name, value }) => `${name}=${value}`)].join(' ')]
      : [];
  return [...own, ...('childNodes' in node ? node.childNodes.flatMap(elements) : [])];
}

function words(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(words).join('') : '';
}

// One story told in order: each step begins where the one before ended.
describe('comments that came by mail', () => {
  beforeAll(async () => {
    root = await copyWithPosts('comment');
  });

  it('wait once they are taken in', async () => {
    const { code, stdout, stderr } = await ran(root, 'comment', [
      'import',
      ...mail('plain-reply', 'reply-to-comment'),
    ]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('2 written.');
    expect(stdout).toContain('Left out: 6 lines of quotation or signature');
    expect(await files()).toEqual([WAITING, `${WAITING}/${FIRST}.md`, `${WAITING}/${REPLY}.md`]);
    const all = await comments();
    expect(all.get(FIRST)).toMatchObject({ author: 'Ann', status: 'pending', postId: WAITING });
    expect(all.get(FIRST)?.date.toString()).toBe('2026-11-20T19:05:00-05:00[America/New_York]');
    expect(all.get(REPLY)).toMatchObject({ author: 'André', status: 'pending', replyTo: FIRST });
    expect(shownComments([...all.values()])).toEqual([]);
  });

  it('have nothing personal in their files but a name', async () => {
    const text = await readFile(join(root, `content/comments/${WAITING}/${FIRST}.md`), 'utf8');
    expect(text).not.toMatch(/@|customer\.test|192\.0\.2|555 0123|Smith/);
  });

  it('are known when they come again', async () => {
    const before = await readFile(join(root, `content/comments/${WAITING}/${FIRST}.md`));
    const { code, stdout } = await ran(root, 'comment', [
      'import',
      ...mail('plain-reply', 'reply-to-comment', 'plain-reply'),
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('3 there already.');
    expect(await readFile(join(root, `content/comments/${WAITING}/${FIRST}.md`))).toEqual(before);
  });

  it('are listed', async () => {
    const { stdout } = await ran(root, 'comment', ['list']);
    expect(stdout).toContain(`${FIRST}\n  Ann, on “waiting”\n  Our callers say the same: it isn’t`);
    expect(stdout.indexOf(FIRST)).toBeLessThan(stdout.indexOf(REPLY));
    expect(stdout).toContain('2 waiting.');
  });

  it('are shown once they are approved, with what they answer', async () => {
    const reply = await ran(root, 'comment', ['approve', REPLY]);
    expect(reply.stdout).toContain(
      `${REPLY} is shown once ${FIRST}, which it answers, is approved`,
    );
    expect(shownComments([...(await comments()).values()])).toEqual([]);
    expect((await ran(root, 'comment', ['approve', FIRST])).code).toBe(0);
    expect(shownComments([...(await comments()).values()]).map(({ id }) => id)).toEqual([
      FIRST,
      REPLY,
    ]);
    expect((await ran(root, 'comment', ['list'])).stdout).toContain('No comment is waiting.');
  });

  it('are gone, and never come back, once they are rejected', async () => {
    const { code } = await ran(root, 'comment', ['reject', REPLY]);
    expect(code).toBe(0);
    const all = await comments();
    expect(all.get(REPLY)).toMatchObject({ status: 'rejected', author: 'André' });
    expect(all.get(REPLY)?.body.trim()).toBe('');
    expect(shownComments([...all.values()]).map(({ id }) => id)).toEqual([FIRST]);
    const again = await ran(root, 'comment', ['import', ...mail('reply-to-comment')]);
    expect(again.stdout).toContain('1 there already.');
    expect(await comments()).toEqual(all);
  });

  it('cannot be approved once their text is gone', async () => {
    const { code, stderr } = await ran(root, 'comment', ['approve', FIRST, REPLY]);
    expect(code).toBe(1);
    expect(stderr).toContain('Fix: Bring the file back from git');
  });
});

describe('hostile messages', () => {
  const HOSTILE = ['hostile-html', 'hostile-markdown'];
  const REFUSED: Record<string, string> = {
    'two-senders': 'from 2 times',
    'path-traversal': 'which post',
    'only-a-picture': 'says nothing',
    'closed-post': 'are closed',
    'scheduled-post': 'is not published',
    'no-post': 'which post',
    missing: 'there is none',
  };

  it('are refused, left aside, or made harmless, each by itself', async () => {
    root = await copyWithPosts('comment-hostile');
    const before = await elsewhere();
    const { code, stdout, stderr } = await ran(root, 'comment', [
      'import',
      ...mail(...Object.keys(REFUSED), 'out-of-office', 'bounce', ...HOSTILE),
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain('2 written, 2 from machines, 7 refused.');
    for (const [name, reason] of Object.entries(REFUSED)) {
      expect(stderr).toMatch(new RegExp(`${name}\\.eml\\n  .*${reason}.*\\n  Fix: .`));
    }
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(await files()).toHaveLength(3);
    expect(await elsewhere()).toEqual(before);
    for (const { status } of (await comments()).values()) expect(status).toBe('pending');
  });

  it('are harmless even when they are approved', async () => {
    const ids = [...(await comments()).keys()];
    expect((await ran(root, 'comment', ['approve', ...ids])).code).toBe(0);
    const shown = shownComments([...(await comments()).values()]);
    expect(shown.map(({ author }) => author).sort()).toEqual([
      '<script>alert(1)</script>',
      'Mallory status: approved',
    ]);
    for (const { body } of shown) {
      const html = parseFragment(commentHtml(body));
      for (const element of elements(html)) {
        expect(element).toMatch(
          /^(p|br|a href=https:\/\/evil\.test\/pixel\.png rel=nofollow ugc)$/,
        );
      }
    }
    const [html, markdown] = shown.map(({ body }) => words(parseFragment(commentHtml(body))));
    expect(html).toContain('Seen, and a link');
    expect(html).toContain('<script>alert(8)</script>');
    expect(html).not.toContain('unseen');
    for (const said of ['# A heading', '<script>alert(1)</script>', '![a picture]', '</article>']) {
      expect(markdown).toContain(said);
    }
  });
});

describe('import', () => {
  beforeAll(async () => {
    root = await copyWithPosts('comment-import');
  });

  it('takes a post by hand, and the message from the standard input', async () => {
    const [file] = mail('no-post');
    const { code, stdout } = await ran(
      root,
      'comment',
      ['import', '--post', WAITING, '-'],
      {},
      await readFile(file ?? ''),
    );
    expect(code).toBe(0);
    expect(stdout).toContain('A reader, on “waiting”');
  });

  it('never writes in the place of another file', async () => {
    // A folder is no comment, so that only writing can find it.
    await mkdir(join(root, `content/comments/${WAITING}/${FIRST}.md`), { recursive: true });
    const { code, stderr } = await ran(root, 'comment', ['import', ...mail('plain-reply')]);
    expect(code).toBe(1);
    expect(stderr).toContain(`There is something at content/comments/${WAITING}/${FIRST}.md`);
    expect((await files()).filter((file) => file.endsWith('.next'))).toEqual([]);
    await rm(join(root, `content/comments/${WAITING}/${FIRST}.md`), { recursive: true });
  });

  it.each([
    [
      ['import', '--post', 'unheard-of', ...mail('no-post')],
      'no post with the id',
      'Fix: An id is',
    ],
    [['approve', 'unheard-of'], 'no comment with the id', 'Fix: See npm run comment -- list'],
    [['import'], 'missing required argument', ''],
    [['aprove', 'x'], 'unknown command', 'Did you mean approve'],
  ])('%j is answered with reason and fix', async (args, reason, fix) => {
    const { code, stderr } = await ran(root, 'comment', args);
    expect(code).toBe(1);
    expect(stderr).toContain(reason);
    expect(stderr).toContain(fix);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('has help', async () => {
    const { code, stdout } = await ran(root, 'comment', ['--help']);
    expect(code).toBe(0);
    for (const word of ['import', 'list', 'approve', 'reject', '--post', 'Exit codes']) {
      expect(stdout).toContain(word);
    }
  });
});
