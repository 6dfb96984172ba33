import { aliasFiles } from './aliases.ts';
import { commentConflicts } from './comment-conflicts.ts';
import type { Content } from './content.ts';
import { type Issue, issueWeek } from './issue.ts';
import { type Post, postPath } from './post.ts';
import type { Problem } from './problem.ts';
import { seriesSlug, yearAndMonth } from './urls.ts';

/** A problem between files, and where in the front matter it stands, if it does. */
export type Conflict = Problem & { key?: readonly PropertyKey[] };

/**
 * What is wrong between files that are each right by themselves.
 *
 * @param unread ids of posts and comments that exist but could not be read: nothing is said about them here
 */
export function conflicts(
  { posts, issues, comments, pictures }: Content,
  unread: ReadonlySet<string> = new Set(),
): Conflict[] {
  return [
    ...duplicateIds(posts),
    ...duplicateSlugs(posts),
    ...capitalSlugs(posts),
    ...collidingSeries(posts),
    ...sharedAliases(posts),
    ...misnamedDays(posts),
    ...missingCovers(posts, pictures),
    ...wrongIssues(issues, posts, unread),
    ...wrongSequence(issues),
    ...commentConflicts(comments, posts, unread),
  ];
}

function duplicateIds(posts: readonly Post[]): Problem[] {
  return repeated(posts, ({ id }) => id).map(([first, second]) => ({
    file: second.file,
    reason: `Two posts have the id "${second.id}": ${first.file} and ${second.file}`,
    fix: 'Give one of them an `id` of its own in its front matter, or remove the copy.',
  }));
}

function duplicateSlugs(posts: readonly Post[]): Problem[] {
  const address = ({ date, slug }: Post) => [...yearAndMonth(date), slug].join('/');
  return repeated(posts, (post) => address(post).toLowerCase()).map(([first, second]) => ({
    file: second.file,
    reason:
      first.slug === second.slug
        ? `Two posts would have the address /${address(second)}/: ${first.file} and ${second.file}`
        : `Two posts have addresses that differ only by case, /${address(first)}/ and /${address(second)}/: ${first.file} and ${second.file}`,
    fix: 'Rename one of the files: within a month, each post needs a slug of its own.',
  }));
}

function capitalSlugs(posts: readonly Post[]): Problem[] {
  return posts
    .filter(({ slug }) => slug !== slug.toLowerCase())
    .map(({ file, slug }) => ({
      file,
      reason: `The slug "${slug}" has capital letters; addresses that differ by case get mixed up`,
      fix: `Rename the file so that it ends in ${slug.toLowerCase()}.`,
    }));
}

function sharedAliases(posts: readonly Post[]): Problem[] {
  const claims = posts.flatMap(({ file, aliases }) =>
    aliases.flatMap((alias) => aliasFiles(alias).map((path) => ({ file, alias, path }))),
  );
  // /old and /old/ are one place, and so are /Old and /old on many machines.
  const shared = repeated(claims, ({ path }) => path.toLowerCase()).filter(
    ([first, second]) => first.file !== second.file,
  );
  const once = new Map(shared.map((pair) => [`${pair[1].file} ${pair[1].alias}`, pair])).values();
  return [...once].map(([first, second]) => ({
    file: second.file,
    reason: `Two posts claim the old address ${second.alias}: ${first.file} and ${second.file}`,
    fix: 'Keep the alias in one of them.',
  }));
}

function collidingSeries(posts: readonly Post[]): Problem[] {
  const firsts = [...Map.groupBy(posts, ({ series }) => series).values()].flatMap(([post]) =>
    post?.series ? [post] : [],
  );
  return repeated(firsts, ({ series }) => seriesSlug(series ?? '')).map(([first, second]) => ({
    file: second.file,
    reason: `Two series would have one address: "${first.series}" (${first.file}) and "${second.series}" (${second.file})`,
    fix: 'Spell the name of the series the same in both, or choose another name for one.',
  }));
}

function misnamedDays(posts: readonly Post[]): Problem[] {
  return posts.flatMap(({ file, date, slug }) => {
    const day = date.toPlainDate().toString();
    const named = postPath(file)?.day;
    if (named === day) return [];
    return {
      file,
      reason: `The file's name says ${named}, but its \`date\` falls on ${day} in ${date.timeZoneId}`,
      fix: `Rename the file to ${day}-${slug}, or change the date.`,
    };
  });
}

function missingCovers(posts: readonly Post[], pictures: Content['pictures']): Conflict[] {
  return posts.flatMap(({ file, cover }) =>
    !cover || pictures.has(cover.picture)
      ? []
      : {
          file,
          key: ['cover', 'src'],
          reason: `The cover "${cover.picture}" is not in content/pictures`,
          fix: 'Put the picture there, or correct `cover.src`.',
        },
  );
}

function wrongIssues(
  issues: Content['issues'],
  posts: readonly Post[],
  unread: ReadonlySet<string>,
): Problem[] {
  const byId = new Map(posts.map((post) => [post.id, post]));
  const carriedBy = new Map<string, string>();
  const problems: Problem[] = [];

  for (const issue of issues) {
    if (issueWeek(issue.file) !== issue.week) {
      problems.push({
        file: issue.file,
        reason: `The file's name and its \`week\` (${issue.week}) differ`,
        fix: 'Make them the same.',
      });
    }
    for (const story of issue.stories) {
      const other = carriedBy.get(story);
      const post = byId.get(story);
      if (!post && unread.has(story)) continue;
      if (!post) {
        problems.push({
          file: issue.file,
          reason: `There is no post with the id "${story}"`,
          fix: 'Correct the id. If the post’s file was renamed, give the post its old name as `id`.',
        });
      } else if (other) {
        problems.push({
          file: issue.file,
          reason: `The post "${story}" is in two issues: ${other} and ${issue.file}`,
          fix: 'Remove it from the issue that has not gone out.',
        });
      } else if (post.draft && !issue.draft) {
        problems.push({
          file: issue.file,
          reason: `The post "${story}" is a draft, so that readers of the issue would find no page`,
          fix: `Publish ${post.file}, or take it out of the issue.`,
        });
      } else if (!post.newsletter) {
        problems.push({
          file: issue.file,
          reason: `The post "${story}" is in the issue, but its front matter keeps it out of the newsletter`,
          fix: `Take it out of the issue, or remove \`newsletter: false\` from ${post.file}.`,
        });
      }
      carriedBy.set(story, issue.file);
    }
  }
  return problems;
}

/** Issues count without gaps or repeats, and each window begins where the one before it ends. */
function wrongSequence(issues: Content['issues']): Problem[] {
  const ordered = issues.toSorted((a, b) => (a.week < b.week ? -1 : 1));
  return ordered.flatMap((issue, index) => {
    const before = ordered[index - 1];
    return [...wrongNumber(issue, before), ...wrongBeginning(issue, before)];
  });
}

function wrongNumber(issue: Issue, before: Issue | undefined): Problem[] {
  const expected = (before?.number ?? 0) + 1;
  if (issue.number === expected) return [];
  return [
    {
      file: issue.file,
      reason: !before
        ? `The first issue has the number ${issue.number}`
        : issue.number === before.number
          ? `Two issues have the number ${issue.number}: ${before.file} and ${issue.file}`
          : `The issue has the number ${issue.number}, but the one before it (${before.file}) has ${before.number}`,
      fix: `Give ${issue.file} the number ${expected}.`,
    },
  ];
}

function wrongBeginning(issue: Issue, before: Issue | undefined): Problem[] {
  if (!before || issue.window.from.equals(before.window.to)) return [];
  return [
    {
      file: issue.file,
      reason: `The window begins at ${issue.window.from.toString({ timeZoneName: 'never' })}, but the issue before it (${before.file}) ends at ${before.window.to.toString({ timeZoneName: 'never' })}`,
      fix: 'Begin each window where the one before it ends.',
    },
  ];
}

/** Each item whose key an earlier one has, with that earlier one. */
function repeated<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): [first: Item, second: Item][] {
  return [...Map.groupBy(items, keyOf).values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : rest.map((second): [Item, Item] => [first, second]),
  );
}
