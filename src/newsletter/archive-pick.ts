import { newestFirst } from '../blog/archive.ts';
import type { Issue, Window } from '../blog/issue.ts';
import type { Post } from '../blog/post.ts';
import { byWeek } from './coverage.ts';

/** How much older than the window a post from the archive is, at least. */
const AGE = { days: 90 } as const;

/** For how many issues a post from the archive isn't chosen again. */
export const REST = 25;

/**
 * The post that a new issue shows "from the archive": an older one that shares topics with the
 * stories, first of all with the lead; the newer of equals.
 *
 * Nobody can pay to be shown again, and what the last issues showed rests.
 *
 * @param stories the lead first
 * @param issues those before
 */
export function archivePick(
  [lead, ...others]: readonly Post[],
  window: Window,
  { posts, issues }: { posts: readonly Post[]; issues: readonly Issue[] },
): Post | undefined {
  if (!lead) return undefined;
  const latest = window.from.subtract(AGE);
  const out = new Set([lead, ...others].map(({ id }) => id));
  for (const { archive } of byWeek(issues).slice(-REST)) if (archive) out.add(archive);
  const topics = new Set(others.flatMap((post) => post.topics));
  return posts
    .filter(
      ({ id, date, draft, unlisted, newsletter, sponsor }) =>
        !(out.has(id) || draft || unlisted || sponsor) &&
        newsletter &&
        Temporal.ZonedDateTime.compare(date, latest) <= 0,
    )
    .map((post) => ({
      post,
      withLead: shared(post, new Set(lead.topics)),
      withOthers: shared(post, topics),
    }))
    .filter(({ withLead, withOthers }) => withLead + withOthers > 0)
    .sort(
      (a, b) =>
        b.withLead - a.withLead || b.withOthers - a.withOthers || newestFirst(a.post, b.post),
    )[0]?.post;
}

function shared({ topics }: Post, wanted: ReadonlySet<string>): number {
  return topics.filter((topic) => wanted.has(topic)).length;
}
