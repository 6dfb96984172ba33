/** Posts in the order and the groups in which a site shows them. */

/** What ordering needs to know of a post. */
type Dated = { id: string; date: Temporal.ZonedDateTime };

/** What publication depends on. */
type Publishable = Dated & { draft: boolean };

/** Some posts, and what they have in common. */
export type Group<Key, Post> = { key: Key; posts: Post[] };

/** Whether the public may see a post: it is no draft, and its date has come. */
export function isPublic({ draft, date }: Publishable, now: Temporal.Instant): boolean {
  return !draft && Temporal.Instant.compare(date.toInstant(), now) <= 0;
}

/** The posts that a list, a feed or an issue may show, newest first. */
export function publishedPosts<Post extends Publishable & { unlisted: boolean }>(
  posts: readonly Post[],
  now: Temporal.Instant,
): Post[] {
  return posts.filter((post) => isPublic(post, now) && !post.unlisted).sort(newestFirst);
}

/** Orders by date, newest first; equal dates by id, so that the order never depends on that of the files. */
export function newestFirst(a: Dated, b: Dated): number {
  return Temporal.ZonedDateTime.compare(b.date, a.date) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The exact reverse of {@link newestFirst}. */
export function oldestFirst(a: Dated, b: Dated): number {
  return newestFirst(b, a);
}

/** Groups of posts that share a day in their own zone, in the order given. */
export function postsByDay<Post extends Dated>(
  posts: readonly Post[],
): Group<Temporal.PlainDate, Post>[] {
  return grouped(posts, ({ date }) => date.toPlainDate());
}

/** Groups of posts that share a month in their own zone, in the order given. Months without posts are absent. */
export function postsByMonth<Post extends Dated>(
  posts: readonly Post[],
): Group<Temporal.PlainYearMonth, Post>[] {
  return grouped(posts, ({ date }) => date.toPlainDate().toPlainYearMonth());
}

/** Groups of posts that share a year in their own zone, in the order given. Years without posts are absent. */
export function postsByYear<Post extends Dated>(posts: readonly Post[]): Group<number, Post>[] {
  return grouped(posts, ({ date }) => date.year);
}

/** The posts of each topic that has any, in the order of `topics`; a post with several topics is in several groups. */
export function postsByTopic<Post extends { topics: readonly string[] }>(
  posts: readonly Post[],
  topics: readonly string[],
): Group<string, Post>[] {
  return listed(posts, topics, (post) => post.topics);
}

/** The posts of each author that has any, in the order of `authors`. */
export function postsByAuthor<Post extends { authors: readonly string[] }>(
  posts: readonly Post[],
  authors: readonly string[],
): Group<string, Post>[] {
  return listed(posts, authors, (post) => post.authors);
}

/** The series among the posts, in the order in which they first appear; each from its first part to its last. */
export function postsBySeries<Post extends Dated & { series?: string | undefined }>(
  posts: readonly Post[],
): Group<string, Post>[] {
  const groups = Map.groupBy(posts, ({ series }) => series);
  return [...groups].flatMap(([key, members]) =>
    key === undefined ? [] : [{ key, posts: members.toSorted(oldestFirst) }],
  );
}

/** What stands before and after an item in a list; undefined at its ends. */
export function neighbours<Item extends { id: string }>(
  item: Item,
  list: readonly Item[],
): { before: Item | undefined; after: Item | undefined } {
  const index = list.findIndex(({ id }) => id === item.id);
  if (index === -1) return { before: undefined, after: undefined };
  return { before: list[index - 1], after: list[index + 1] };
}

function grouped<Post, Key extends { toString(): string }>(
  posts: readonly Post[],
  keyOf: (post: Post) => Key,
): Group<Key, Post>[] {
  const groups = Map.groupBy(posts, (post) => keyOf(post).toString());
  return [...groups.values()].map((members) => ({
    key: keyOf(members[0] as Post),
    posts: members,
  }));
}

function listed<Post>(
  posts: readonly Post[],
  keys: readonly string[],
  keysOf: (post: Post) => readonly string[],
): Group<string, Post>[] {
  return keys
    .map((key) => ({ key, posts: posts.filter((post) => keysOf(post).includes(key)) }))
    .filter((group) => group.posts.length > 0);
}
