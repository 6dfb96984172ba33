import { isPublic } from '../blog/archive.ts';
import type { Issue } from '../blog/issue.ts';
import { issueConflicts } from '../blog/issue-conflicts.ts';
import type { Post } from '../blog/post.ts';
import type { Problem } from '../blog/problem.ts';
import { byWeek } from './coverage.ts';

/**
 * Why an issue can't be finished: what would be wrong if it were no draft, and stories that readers
 * would find no page of.
 */
export function finishProblems(
  issue: Issue,
  { posts, issues }: { posts: readonly Post[]; issues: readonly Issue[] },
  now: Temporal.Instant,
): Problem[] {
  if (!issue.draft) return [];
  const first = byWeek(issues).find(({ draft }) => draft);
  if (first && first !== issue) {
    return [
      {
        file: first.file,
        reason: `The issue is a draft and comes before ${issue.week}: its stories would never be sent`,
        fix: `Finish it first: npm run newsletter -- finish ${first.week}`,
      },
    ];
  }
  const done = issues.map((other) =>
    other === issue ? { ...issue, draft: false, versions: undefined } : other,
  );
  const conflicts = issueConflicts(done, posts, new Set());
  const scheduled = posts.filter(
    (post) => issue.stories.includes(post.id) && !post.draft && !isPublic(post, now),
  );
  return [
    ...conflicts.map(({ key: _, ...problem }) => problem),
    ...scheduled.map(({ id, file, date }) => ({
      file: issue.file,
      reason: `The post "${id}" is published only at ${date.toString({ timeZoneName: 'never', smallestUnit: 'second' })}, so that readers of the issue would find no page`,
      fix: `Take it out of the issue, which makes it wait for the next; or change the date in ${file}.`,
    })),
  ];
}
