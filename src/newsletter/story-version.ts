import { createHash } from 'node:crypto';
import type { Issue } from '../blog/issue.ts';
import type { Post } from '../blog/post.ts';

/**
 * What an issue says of a post, as 12 hexadecimal digits: title, excerpt, text, sponsor and cover.
 * Neither its address nor its topics: those may be put in order later.
 */
export function storyVersion({ title, excerpt, body, sponsor, cover }: Post): string {
  // A text's blank lines at its ends stand for front matter, and its line ends may be git's.
  const text = body.replaceAll('\r\n', '\n').trim();
  const said = [
    title,
    excerpt,
    text,
    sponsor ? [sponsor.name, sponsor.url, sponsor.disclosure] : null,
    cover ? [cover.picture, cover.alt, cover.credit ?? null] : null,
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 12);
}

/** How a story stands to its post, since its issue was finished. */
export type Since =
  /** As the issue says. */
  | 'same'
  /** The post says something else now; nothing is sent again. */
  | 'changed'
  /** The post is gone, or no longer public. */
  | 'withdrawn'
  /** The issue has no version of it. */
  | 'unknown';

/** How a story of a finished issue stands to its post. */
export function since({ versions }: Issue, id: string, post: Post | undefined): Since {
  if (!post || post.draft) return 'withdrawn';
  const version = versions?.[id];
  if (version === undefined || version === 'withdrawn') return 'unknown';
  return version === storyVersion(post) ? 'same' : 'changed';
}

/**
 * The versions of an issue's stories: of a draft all as they are now; of an issue that is done those
 * that it has stay, or a change since then would be forgotten.
 */
export function storyVersions(
  { draft, stories, versions }: Issue,
  posts: readonly Post[],
): Record<string, string> {
  const entries = stories.flatMap((id): [string, string][] => {
    const kept = draft ? undefined : versions?.[id];
    const post = posts.find((candidate) => candidate.id === id);
    const version = kept ?? (post && storyVersion(post));
    return version === undefined ? [] : [[id, version]];
  });
  return Object.fromEntries(entries);
}
