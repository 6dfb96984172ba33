import { isPublic, newestFirst } from '../blog/archive.ts';
import type { Issue } from '../blog/issue.ts';
import type { Post } from '../blog/post.ts';
import { byWeek, type Standing, standings } from './coverage.ts';
import { type Since, since } from './story-version.ts';

/** A story, and what became of its post since the issue was finished. */
export type KeptStory = { id: string; since: Since };

/** How the newsletter stands at a moment. */
export type Status = {
  /** How many posts have each standing; together, all posts. */
  counts: Record<Standing['kind'], number>;
  /** Newest first, as are the others. `droppedFrom` names the last issue that had it taken out, and why. */
  pending: { post: Post; droppedFrom?: { week: string; reason: string } }[];
  excluded: { post: Post; reason: string }[];
  unpublished: Post[];
  /** In the order of their weeks. */
  issues: { issue: Issue; stories: KeptStory[] }[];
};

/** How the newsletter stands just before a moment, from posts and issues alone. */
export function newsletterStatus(
  { posts, issues }: { posts: readonly Post[]; issues: readonly Issue[] },
  until: Temporal.ZonedDateTime,
): Status {
  const ordered = byWeek(issues);
  const all = standings(posts, ordered, until).sort((a, b) => newestFirst(a.post, b.post));
  const counts: Status['counts'] = {
    carried: 0,
    pending: 0,
    excluded: 0,
    unpublished: 0,
    'before the first issue': 0,
  };
  for (const { standing } of all) counts[standing.kind] += 1;
  return {
    counts,
    pending: all
      .filter(({ standing }) => standing.kind === 'pending')
      .map(({ post }) => ({ post, ...lastDrop(post, ordered) })),
    excluded: all.flatMap(({ post, standing }) =>
      standing.kind === 'excluded' ? [{ post, reason: standing.reason }] : [],
    ),
    unpublished: all
      .filter(({ standing }) => standing.kind === 'unpublished')
      .map(({ post }) => post),
    issues: ordered.map((issue) => ({ issue, stories: keptStories(issue, posts, until) })),
  };
}

/** The stories of an issue, and what became of their posts. A post whose date was put off is withdrawn for now. */
export function keptStories(
  issue: Issue,
  posts: readonly Post[],
  now: Temporal.ZonedDateTime,
): KeptStory[] {
  const over = Temporal.ZonedDateTime.compare(issue.window.to, now) <= 0;
  return issue.stories.map((id) => {
    const post = posts.find((candidate) => candidate.id === id);
    const gone = over && post && !isPublic(post, now.toInstant());
    return { id, since: since(issue, id, gone ? undefined : post) };
  });
}

function lastDrop({ id }: Post, ordered: readonly Issue[]) {
  const issue = ordered.findLast(({ dropped }) => dropped?.some(({ story }) => story === id));
  const drop = issue?.dropped?.find(({ story }) => story === id);
  return issue && drop ? { droppedFrom: { week: issue.week, reason: drop.reason } } : {};
}
