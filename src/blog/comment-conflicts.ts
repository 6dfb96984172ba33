import { type Comment, commentPath } from './comment.ts';
import type { Post } from './post.ts';
import type { Problem } from './problem.ts';

/**
 * What is wrong between comments, and between them and posts.
 *
 * @param unread ids of posts and comments that exist but could not be read: nothing is said about them here
 */
export function commentConflicts(
  comments: readonly Comment[],
  posts: readonly Post[],
  unread: ReadonlySet<string>,
): Problem[] {
  const byId = new Map<string, Comment>();
  const problems: Problem[] = [];
  for (const comment of comments) {
    const first = byId.get(comment.id);
    if (first) {
      problems.push({
        file: comment.file,
        reason: `Two comments have the id "${comment.id}": ${first.file} and ${comment.file}`,
        fix: 'Remove one of them, or give it another name after the day.',
      });
    } else byId.set(comment.id, comment);
  }
  const ids = new Set(posts.map(({ id }) => id));
  for (const comment of comments) {
    const mistakes = [
      ...(ids.has(comment.postId) || unread.has(comment.postId) ? [] : [unknownPost(comment)]),
      ...misnamedDay(comment),
      ...emptyBody(comment),
      ...wrongReply(comment, byId, unread),
    ];
    for (const mistake of mistakes) problems.push({ file: comment.file, ...mistake });
  }
  return problems;
}

type Mistake = Pick<Problem, 'reason' | 'fix'>;

function unknownPost({ postId }: Comment): Mistake {
  return {
    reason: `There is no post with the id "${postId}", which the comment's folder says`,
    fix: 'Rename the folder to the id of the post: its `id`, else its file’s name without the ending.',
  };
}

function misnamedDay({ file, date }: Comment): Mistake[] {
  const day = date.toPlainDate().toString();
  const named = commentPath(file)?.day;
  if (named === day) return [];
  return [
    {
      reason: `The file's name says ${named}, but its \`date\` falls on ${day} in ${date.timeZoneId}`,
      fix: `Begin the file's name with ${day}, or change the date.`,
    },
  ];
}

function emptyBody({ body, status }: Comment): Mistake[] {
  if (body.trim() !== '' || status === 'rejected') return [];
  return [
    {
      reason: 'The comment says nothing',
      fix: 'Write its text below the front matter, or set `status: rejected`.',
    },
  ];
}

function wrongReply(
  comment: Comment,
  byId: ReadonlyMap<string, Comment>,
  unread: ReadonlySet<string>,
): Mistake[] {
  const { id, replyTo, postId } = comment;
  if (replyTo === undefined) return [];
  const parent = byId.get(replyTo);
  const mistake = (reason: string): Mistake[] => [
    { reason, fix: 'Correct `replyTo`, or remove it to let the comment stand by itself.' },
  ];
  if (replyTo === id) return mistake('The comment is a reply to itself');
  if (!parent) {
    return unread.has(replyTo) ? [] : mistake(`There is no comment with the id "${replyTo}"`);
  }
  if (parent.postId !== postId) {
    return mistake(`The comment replies to one on another post (${parent.file})`);
  }
  if (isLater(parent, comment)) {
    return mistake(`The comment replies to a later one (${parent.file})`);
  }
  if (leadsBack(comment, byId)) return mistake('The comment is a reply to a reply to itself');
  return [];
}

/** A day without a time says nothing of what came first within it. */
function isLater(a: Comment, b: Comment): boolean {
  if (a.timed && b.timed) return Temporal.ZonedDateTime.compare(a.date, b.date) > 0;
  return Temporal.PlainDate.compare(a.date.toPlainDate(), b.date.toPlainDate()) > 0;
}

/** Whether what a comment answers, and what that answers, is in the end the comment. */
function leadsBack(comment: Comment, byId: ReadonlyMap<string, Comment>): boolean {
  const passed = new Set<string>();
  let at = comment.replyTo;
  while (at !== undefined && at !== comment.id && !passed.has(at)) {
    passed.add(at);
    at = byId.get(at)?.replyTo;
  }
  return at === comment.id;
}
