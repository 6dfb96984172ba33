import type { Conflict } from './conflicts.ts';
import { type Issue, issueWeek } from './issue.ts';
import type { Post } from './post.ts';
import type { Problem } from './problem.ts';

/**
 * What is wrong between issues, and between issues and posts. Without such a conflict every post is
 * in at most one issue, and every issue but the last ones has gone out.
 *
 * A finished issue is history: posts may be withdrawn, re-dated or unlisted after it.
 *
 * @param unread ids of posts that exist but could not be read: nothing is said about them
 */
export function issueConflicts(
  issues: readonly Issue[],
  posts: readonly Post[],
  unread: ReadonlySet<string>,
): Conflict[] {
  const byId = new Map(posts.map((post) => [post.id, post]));
  const ordered = issues.toSorted((a, b) => (a.week < b.week ? -1 : 1));
  return [
    ...issues.flatMap(misnamedWeek),
    ...carriedTwice(ordered),
    ...issues.flatMap((issue) => [
      ...wrongStories(issue, byId, unread),
      ...wrongDropped(issue, byId, unread),
      ...wrongArchive(issue, byId, unread),
    ]),
    ...wrongSequence(ordered),
    ...overtakenDrafts(ordered),
  ];
}

type Posts = ReadonlyMap<string, Post>;

function misnamedWeek({ file, week }: Issue): Problem[] {
  if (issueWeek(file) === week) return [];
  return [
    {
      file,
      reason: `The file's name and its \`week\` (${week}) differ`,
      fix: 'Make them the same.',
    },
  ];
}

/** A post that is no more counts too: it was sent. */
function carriedTwice(issues: readonly Issue[]): Conflict[] {
  const carriedBy = new Map<string, string>();
  return issues.flatMap(({ file, stories }) =>
    stories.flatMap((story, index): Conflict[] => {
      const other = carriedBy.get(story);
      carriedBy.set(story, file);
      if (!other || other === file) return [];
      return [
        {
          file,
          key: ['stories', index],
          reason: `The post "${story}" is in two issues: ${other} and ${file}`,
          fix: 'Remove it from the issue that has not gone out.',
        },
      ];
    }),
  );
}

function wrongStories(issue: Issue, posts: Posts, unread: ReadonlySet<string>): Conflict[] {
  return issue.stories.flatMap((story, index): Conflict[] => {
    const mistake = wrongStory(issue, story, posts.get(story));
    return !mistake || unread.has(story)
      ? []
      : [{ file: issue.file, key: ['stories', index], ...mistake }];
  });
}

function wrongStory(
  { draft, versions }: Issue,
  story: string,
  post: Post | undefined,
): Pick<Problem, 'reason' | 'fix'> | undefined {
  const version = versions?.[story];
  const said = `if the issue has gone out and the post was withdrawn since, write \`${story}: withdrawn\` under \`versions\``;
  if (!post) {
    // Whoever renames a file without keeping its id would have it sent again: so this needs a word.
    if (version === 'withdrawn' && !draft) return undefined;
    return {
      reason: `There is no post with the id "${story}"`,
      fix: draft
        ? 'Correct the id, or take it out of `stories`. If the post’s file was renamed, give the post its old name as `id`.'
        : `Correct the id. If the post’s file was renamed, give the post its old name as \`id\`; ${said}.`,
    };
  }
  if (post.draft && !draft && version === undefined) {
    return {
      reason: `The post "${story}" is a draft, so that readers of the issue would find no page`,
      fix: `Publish ${post.file}, or take it out of the issue; ${said}.`,
    };
  }
  if (!post.newsletter) {
    return {
      reason: `The post "${story}" is in the issue, but its front matter keeps it out of the newsletter`,
      fix: `${draft ? 'Take it out of the issue' : 'If the issue has not gone out, take it out of there'}, or remove \`newsletter: false\` from ${post.file}.`,
    };
  }
  if (post.unlisted && draft) {
    return {
      reason: `The post "${story}" is unlisted, and so in no issue`,
      fix: `Take it out of the issue, or remove \`unlisted: true\` from ${post.file}.`,
    };
  }
  return undefined;
}

/** Of an issue that is done, `dropped` is a note that harms nobody. */
function wrongDropped(
  { file, draft, dropped = [] }: Issue,
  posts: Posts,
  unread: ReadonlySet<string>,
): Conflict[] {
  if (!draft) return [];
  return dropped.flatMap(({ story }, index) =>
    posts.has(story) || unread.has(story)
      ? []
      : {
          file,
          key: ['dropped', index, 'story'],
          reason: `There is no post with the id "${story}"`,
          fix: 'Correct the id, or remove it from `dropped`.',
        },
  );
}

function wrongArchive(
  { file, draft, archive, window }: Issue,
  posts: Posts,
  unread: ReadonlySet<string>,
): Conflict[] {
  if (archive === undefined || unread.has(archive)) return [];
  const post = posts.get(archive);
  const reason = !post
    ? `There is no post with the id "${archive}"`
    : draft && wrongPick(post, window);
  return reason
    ? [
        {
          file,
          key: ['archive'],
          reason,
          fix: post
            ? 'Choose another older post, or remove `archive`.'
            : 'Correct the id, or remove `archive`.',
        },
      ]
    : [];
}

function wrongPick({ id, draft, unlisted, newsletter, date }: Post, window: Issue['window']) {
  if (draft) return `The post "${id}" is a draft, so that readers of the issue would find no page`;
  if (unlisted) return `The post "${id}" is unlisted, and so in no issue`;
  if (!newsletter) {
    return `The post "${id}" is from the archive, but its front matter keeps it out of the newsletter`;
  }
  if (Temporal.ZonedDateTime.compare(date, window.from) >= 0) {
    return `The post "${id}" is not from the archive: it is from ${date.toPlainDate()}, and the window of the issue begins on ${window.from.toPlainDate()}`;
  }
  return undefined;
}

/** Issues count without gaps or repeats, and each window begins where the one before it ends. */
function wrongSequence(ordered: readonly Issue[]): Conflict[] {
  return ordered.flatMap((issue, index) => {
    const before = ordered[index - 1];
    return [...wrongNumber(issue, before), ...wrongBeginning(issue, before)];
  });
}

function wrongNumber(issue: Issue, before: Issue | undefined): Conflict[] {
  const expected = (before?.number ?? 0) + 1;
  if (issue.number === expected) return [];
  return [
    {
      file: issue.file,
      key: ['number'],
      reason: !before
        ? `The first issue has the number ${issue.number}`
        : issue.number === before.number
          ? `Two issues have the number ${issue.number}: ${before.file} and ${issue.file}`
          : `The issue has the number ${issue.number}, but the one before it (${before.file}) has ${before.number}`,
      fix: `Give ${issue.file} the number ${expected}.`,
    },
  ];
}

function wrongBeginning(issue: Issue, before: Issue | undefined): Conflict[] {
  if (!before || issue.window.from.equals(before.window.to)) return [];
  return [
    {
      file: issue.file,
      key: ['window', 'from'],
      reason: `The window begins at ${issue.window.from.toString({ timeZoneName: 'never' })}, but the issue before it (${before.file}) ends at ${before.window.to.toString({ timeZoneName: 'never' })}`,
      fix: 'Begin each window where the one before it ends.',
    },
  ];
}

/** The stories of a draft are in no other issue, so a draft that was passed over is a miss. */
function overtakenDrafts(ordered: readonly Issue[]): Conflict[] {
  return ordered.flatMap((issue, index) => {
    const done = ordered.slice(index + 1).find(({ draft }) => !draft);
    if (!issue.draft || !done) return [];
    return [
      {
        file: issue.file,
        key: ['draft'],
        reason: `The issue is a draft, but ${done.file} after it is done: its stories would never be sent`,
        fix: `If ${issue.week} has gone out, remove \`draft: true\` from it; if not, add \`draft: true\` to ${done.week} until it has.`,
      },
    ];
  });
}
