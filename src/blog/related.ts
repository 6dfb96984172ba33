import { newestFirst } from './archive.ts';

/** What kinship needs to know of a post. */
type Related = {
  id: string;
  date: Temporal.ZonedDateTime;
  topics: readonly string[];
  series?: string | undefined;
};

/**
 * Up to `most` posts that share topics with one, the closest first.
 *
 * A topic counts for more the rarer it is, as in inverse document frequency; newer posts come
 * first among equals. Posts of the same series are left out: they have a list of their own.
 */
export function relatedPosts<Post extends Related>(
  post: Post,
  posts: readonly Post[],
  most: number,
): Post[] {
  const weight = topicWeights(posts);
  return posts
    .filter(({ id, series }) => id !== post.id && !(series && series === post.series))
    .map((other) => ({
      other,
      kinship: other.topics
        .filter((topic) => post.topics.includes(topic))
        .reduce((sum, topic) => sum + (weight.get(topic) ?? 0), 0),
    }))
    .filter(({ kinship }) => kinship > 0)
    .sort((a, b) => b.kinship - a.kinship || newestFirst(a.other, b.other))
    .slice(0, most)
    .map(({ other }) => other);
}

function topicWeights(posts: readonly Related[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const topic of posts.flatMap(({ topics }) => topics)) {
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return new Map([...counts].map(([topic, count]) => [topic, Math.log(1 + posts.length / count)]));
}
