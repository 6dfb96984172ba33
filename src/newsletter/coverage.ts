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

/** A post, and where it stands. */
export type Stands = { post: Post; standing: Standing };

/**
 * Where each post stands with the newsletter just before a moment: the half-open window `[…, until)`.
 *
 * It follows from the posts and the issues alone; nothing else remembers what went out.
 */
export function standings(
  posts: readonly Post[],
  issues: readonly Issue[],
  until: Temporal.ZonedDateTime,
): Stands[] {
  const carriers = new Map(
    issues.flatMap(({ week, stories }) => stories.map((id) => [id, week] as const)),
  );
  const first = byWeek(issues)[0];
  return posts.map((post) => ({ post, standing: standing(post, carriers, first, until) }));
}

function standing(
  post: Post,
  carriers: ReadonlyMap<string, string>,
  first: Issue | undefined,
  until: Temporal.ZonedDateTime,
): Standing {
  const week = carriers.get(post.id);
  if (week) return { kind: 'carried', week };
  if (!post.newsletter) {
    return { kind: 'excluded', reason: post.newsletterReason ?? 'no reason given' };
  }
  if (post.unlisted) return { kind: 'excluded', reason: 'the post is unlisted' };
  if (post.draft || Temporal.ZonedDateTime.compare(post.date, until) >= 0) {
    return { kind: 'unpublished' };
  }
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
  return standings(posts, issues, until)
    .filter(({ standing }) => standing.kind === 'pending')
    .map(({ post }) => post)
    .sort(newestFirst);
}

/** Issues in the order of their weeks. */
export function byWeek(issues: readonly Issue[]): Issue[] {
  return issues.toSorted((a, b) => (a.week < b.week ? -1 : 1));
}
