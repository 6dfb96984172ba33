import { newestFirst } from '../blog/archive.ts';
import type { Issue } from '../blog/issue.ts';
import type { Post } from '../blog/post.ts';

/** Where a post stands with the newsletter. */
export type Standing =
  | { kind: 'carried'; week: string }
  | { kind: 'excluded'; reason: string }
  | { kind: 'unpublished' }
  | { kind: 'before the first issue' }
  | { kind: 'pending' };

/**
 * Where a post stands with the newsletter just before a moment: the half-open window `[…, until)`.
 *
 * It follows from the posts and the issues alone; nothing else remembers what went out.
 */
export function standing(
  post: Post,
  issues: readonly Issue[],
  until: Temporal.ZonedDateTime,
): Standing {
  const carrier = issues.find(({ stories }) => stories.includes(post.id));
  if (carrier) return { kind: 'carried', week: carrier.week };
  if (!post.newsletter) {
    return { kind: 'excluded', reason: post.newsletterReason ?? 'no reason given' };
  }
  if (post.unlisted) return { kind: 'excluded', reason: 'the post is unlisted' };
  if (post.draft || Temporal.ZonedDateTime.compare(post.date, until) >= 0) {
    return { kind: 'unpublished' };
  }
  const first = firstIssue(issues);
  if (first && Temporal.ZonedDateTime.compare(post.date, first.window.from) < 0) {
    return { kind: 'before the first issue' };
  }
  return { kind: 'pending' };
}

/** The posts that wait for an issue just before a moment, newest first. */
export function pendingPosts(
  posts: readonly Post[],
  issues: readonly Issue[],
  until: Temporal.ZonedDateTime,
): Post[] {
  return posts.filter((post) => standing(post, issues, until).kind === 'pending').sort(newestFirst);
}

/** Issues in the order of their weeks. */
export function byWeek(issues: readonly Issue[]): Issue[] {
  return issues.toSorted((a, b) => (a.week < b.week ? -1 : 1));
}

function firstIssue(issues: readonly Issue[]): Issue | undefined {
  return byWeek(issues)[0];
}
