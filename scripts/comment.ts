import './plain-errors.ts';
import { link, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Command } from 'commander';
import { checkedContent } from '../src/authoring/checked-content.ts';
import { decidedCommentFile, newCommentFile } from '../src/authoring/comment-file.ts';
import { importedComment } from '../src/authoring/comment-import.ts';
import { MAX_MESSAGE_BYTES, receivedMail } from '../src/authoring/comment-message.ts';
import { CommentRefusal } from '../src/authoring/comment-refusal.ts';
import { oldestFirst } from '../src/blog/archive.ts';
import type { Comment } from '../src/blog/comment.ts';
import type { Content } from '../src/blog/content.ts';
import { excerptOf, shortened } from '../src/blog/excerpt.ts';
import type { Post } from '../src/blog/post.ts';
import { problemText } from '../src/blog/problem.ts';
import { site, urls } from '../src/site.config.ts';
import { fail } from './failure.ts';
import { now } from './now.ts';

const root = process.cwd();

const program = new Command('npm run comment --')
  .helpCommand(false)
  .description('Takes in comments that came by mail, and approves or rejects them.')
  .addHelpText(
    'after',
    `
Option of import:
  --post <id>      the post of messages that don't tell it themselves

Examples:
  npm run comment -- import ~/Downloads/*.eml     takes in messages that were saved as files
  npm run comment -- import - < message.eml       the same, from the standard input
  npm run comment -- list                         what waits for you
  npm run comment -- approve 2026-11-20-3f9c1a7be204
  npm run comment -- reject 2026-11-20-3f9c1a7be204

A comment is shown once it is approved and the site is built again. A rejected one loses its
text; its file stays, so that the same message is not taken in again.

Exit codes: 0 done, 1 something is wrong, or a message needs a person to look at it.`,
  );

program
  .command('import')
  .description('write each message as a comment that waits for approval')
  .argument('<files...>', 'messages as files (.eml); - for the standard input')
  .option('--post <id>', 'the post of messages that don’t tell it themselves')
  .action(importMessages);

program
  .command('list')
  .description('show the comments that wait')
  .action(async () => {
    const { comments, posts } = await checkedContent(root, site, urls);
    const pending = comments.filter(({ status }) => status === 'pending').sort(oldestFirst);
    for (const comment of pending) {
      console.log(
        `${comment.id}\n  ${comment.author}, on “${titleOf(comment, posts)}”\n  ${shortened(excerptOf(comment.body, 'markdown'), 100)}\n  ${comment.file}\n`,
      );
    }
    console.log(pending.length > 0 ? `${pending.length} waiting.` : 'No comment is waiting.');
  });

program
  .command('approve')
  .description('have comments shown from the next build on')
  .argument('<id...>', 'the ids of comments, as `list` shows them')
  .action((ids: string[]) => decide(ids, 'approved'));

program
  .command('reject')
  .description('never show comments, and remove their texts')
  .argument('<id...>', 'the ids of comments, as `list` shows them')
  .action((ids: string[]) => decide(ids, 'rejected'));

await program.parseAsync();

async function importMessages(files: string[], options: { post?: string }): Promise<void> {
  const content = await checkedContent(root, site, urls);
  const byHand = content.posts.find(({ id }) => id === options.post);
  if (options.post !== undefined && !byHand) {
    fail(
      `There is no post with the id "${options.post}"`,
      'An id is the name of the post’s file without its ending, or what the post says as `id`.',
    );
  }
  const at = now(undefined);
  const counts = { written: 0, 'there already': 0, 'from machines': 0, refused: 0 };
  for (const file of files) {
    try {
      counts[await importMessage(file, content, at, byHand)] += 1;
    } catch (error) {
      if (!(error instanceof CommentRefusal)) throw error;
      counts.refused += 1;
      console.error(problemText({ file, reason: error.message, fix: error.fix }));
    }
  }
  const said = Object.entries(counts).filter(([, count]) => count > 0);
  console.log(`\n${said.map(([what, count]) => `${count} ${what}`).join(', ')}.`);
  if (counts.written > 0) console.log('Next: npm run comment -- list');
  if (counts.refused > 0) process.exitCode = 1;
}

async function importMessage(
  file: string,
  content: Content,
  at: Temporal.Instant,
  byHand: Post | undefined,
): Promise<'written' | 'there already' | 'from machines'> {
  const mail = await receivedMail(await messageBytes(file));
  const imported = importedComment(mail, content, site, at, byHand);
  switch (imported.kind) {
    case 'new': {
      const { comment, notes } = imported;
      await writeNewFile(comment.file, newCommentFile(comment));
      content.comments.push(comment);
      console.log(
        [
          file,
          `Wrote ${comment.file}`,
          `${comment.author}, on “${titleOf(comment, content.posts)}”`,
          ...notes,
        ].join('\n  '),
      );
      return 'written';
    }
    case 'known':
      console.log(
        `${file}\n  There already: ${imported.comment.file} (${imported.comment.status})`,
      );
      return 'there already';
    case 'automatic':
      console.log(`${file}\n  Left aside: no person wrote it (${imported.sign})`);
      return 'from machines';
  }
}

/** One byte more than is allowed shows that there is too much. */
async function messageBytes(file: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    const stream = file === '-' ? process.stdin : (await open(file)).createReadStream();
    for await (const chunk of stream) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MAX_MESSAGE_BYTES) break;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new CommentRefusal(
      `The file cannot be read: ${code === 'ENOENT' ? 'there is none' : code}`,
      'Check its name.',
    );
  }
  return Buffer.concat(chunks);
}

async function decide(ids: string[], status: 'approved' | 'rejected'): Promise<void> {
  const { comments, posts } = await checkedContent(root, site, urls);
  const chosen = [...new Set(ids)].map((id) => {
    const comment = comments.find((candidate) => candidate.id === id);
    if (!comment) fail(`There is no comment with the id "${id}"`, 'See npm run comment -- list.');
    if (status === 'approved' && comment.body.trim() === '') {
      fail(
        `The text of ${comment.file} is gone: the comment was rejected`,
        'Bring the file back from git, then approve it.',
      );
    }
    return comment;
  });
  for (const comment of chosen) {
    if (comment.status === status) {
      console.log(`${comment.file} is ${status} already.`);
      continue;
    }
    const contents = await readFile(join(root, comment.file), 'utf8');
    await replaceFile(comment.file, decidedCommentFile(contents, status));
    console.log(
      `${comment.file} is ${status}: ${comment.author}, on “${titleOf(comment, posts)}”.`,
    );
  }
  for (const { id, replyTo } of status === 'approved' ? chosen : []) {
    const parent = comments.find((candidate) => candidate.id === replyTo);
    if (parent && parent.status !== 'approved' && !chosen.includes(parent)) {
      console.log(`${id} is shown once ${parent.id}, which it answers, is approved too.`);
    }
  }
}

/** A new file appears whole, and never in the place of another. */
async function writeNewFile(file: string, contents: string): Promise<void> {
  const next = await besides(file, contents);
  try {
    await link(next, join(root, file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new CommentRefusal(`There is something at ${file} already`, 'Move it away.');
  } finally {
    await rm(next);
  }
}

/** A reader of the folder sees the old file or the new one, never half of one. */
async function replaceFile(file: string, contents: string): Promise<void> {
  await rename(await besides(file, contents), join(root, file));
}

async function besides(file: string, contents: string): Promise<string> {
  const next = join(root, dirname(file), `.${basename(file)}.next`);
  await mkdir(dirname(next), { recursive: true });
  await writeFile(next, contents);
  return next;
}

function titleOf({ postId }: Comment, posts: readonly Post[]): string {
  return posts.find(({ id }) => id === postId)?.title ?? postId;
}
