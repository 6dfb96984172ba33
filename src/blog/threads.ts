/** Comments in the order in which a site shows them: what answers what. */
import { newestFirst, oldestFirst } from './archive.ts';
import type { Comment } from './comment.ts';

/** A comment, and what was answered to it. */
export type Thread = { comment: Comment; replies: Thread[] };

/** The comments that readers may see: approved ones, unless they answer one that isn't shown. Oldest first. */
export function shownComments(comments: readonly Comment[]): Comment[] {
  const approved = new Map(
    comments.filter(({ status }) => status === 'approved').map((comment) => [comment.id, comment]),
  );
  const shown = new Set<string>();
  // What answers something comes after it, but for comments of one moment: those take another round.
  for (let before = -1; before < shown.size; ) {
    before = shown.size;
    for (const { id, replyTo } of approved.values()) {
      if (replyTo === undefined || shown.has(replyTo)) shown.add(id);
    }
  }
  return [...approved.values()].filter(({ id }) => shown.has(id)).sort(oldestFirst);
}

/** The comments on a post that readers may see, as threads; oldest first in each. */
export function threads(comments: readonly Comment[]): Thread[] {
  const nodes = new Map(
    shownComments(comments).map((comment) => [comment.id, { comment, replies: [] as Thread[] }]),
  );
  const beginnings: Thread[] = [];
  for (const thread of nodes.values()) {
    const { replyTo } = thread.comment;
    const siblings = replyTo === undefined ? beginnings : nodes.get(replyTo)?.replies;
    siblings?.push(thread);
  }
  return beginnings;
}

/** Threads of a few levels: what would stand deeper comes after what it answers, on the last one. */
export function folded(all: readonly Thread[], levels: number): Thread[] {
  return all.flatMap((thread): Thread[] =>
    levels > 1
      ? [{ ...thread, replies: folded(thread.replies, levels - 1) }]
      : inOrder(thread).map((comment) => ({ comment, replies: [] })),
  );
}

/** The comments that readers may see, by the post that they are about; oldest first. */
export function commentsByPost(comments: readonly Comment[]): ReadonlyMap<string, Comment[]> {
  return Map.groupBy(shownComments(comments), ({ postId }) => postId);
}

/** "No comments", "1 comment", "2 comments". */
export function countOfComments(count: number): string {
  return count === 1 ? '1 comment' : `${count || 'No'} comments`;
}

/** The newest comments that readers may see on some posts, newest first. */
export function newestComments(
  comments: readonly Comment[],
  posts: readonly { id: string }[],
  length: number,
): Comment[] {
  const ids = new Set(posts.map(({ id }) => id));
  return shownComments(comments)
    .filter(({ postId }) => ids.has(postId))
    .sort(newestFirst)
    .slice(0, length);
}

function inOrder({ comment, replies }: Thread): Comment[] {
  return [comment, ...replies.flatMap(inOrder)];
}
