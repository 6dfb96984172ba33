import type { Comment } from './comment.ts';
import type { Post } from './post.ts';
import type { Site } from './site.ts';

/**
 * The address of a mail in which a reader comments on a post or answers a comment, RFC 6068. The
 * brackets at the end of its subject say on what; they survive every "Re:" that mail programs add.
 */
export function commentMail(
  post: Pick<Post, 'id' | 'title'>,
  { organisation }: Pick<Site, 'organisation'>,
  comment?: Pick<Comment, 'id'>,
): string {
  const about = `${post.title} [${post.id}${comment ? `/${comment.id}` : ''}]`;
  return `mailto:${organisation.email}?subject=Re:%20${encodeURIComponent(about)}`;
}
