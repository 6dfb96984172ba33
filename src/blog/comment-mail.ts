import type { Comment } from './comment.ts';
import type { Post } from './post.ts';
import type { Site } from './site.ts';

/**
 * The address of a mail in which a reader comments on a post or answers a comment, RFC 6068. The id
 * at the end of its subject says on what; it survives every "Re:" that mail programs add.
 */
export function commentMail(
  post: Pick<Post, 'id'>,
  { organisation }: Pick<Site, 'organisation'>,
  comment?: Pick<Comment, 'id'>,
): string {
  const about = comment ? `${post.id}/${comment.id}` : post.id;
  return `mailto:${organisation.email}?subject=Re:%20${encodeURIComponent(about)}`;
}
