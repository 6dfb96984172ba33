import { aliasFiles } from './aliases.ts';
import { commentConflicts } from './comment-conflicts.ts';
import type { Content } from './content.ts';
import { issueConflicts } from './issue-conflicts.ts';
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
    ...issueConflicts(issues, posts, unread),
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

/** Each item whose key an earlier one has, with that earlier one. */
function repeated<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): [first: Item, second: Item][] {
  return [...Map.groupBy(items, keyOf).values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : rest.map((second): [Item, Item] => [first, second]),
  );
}
