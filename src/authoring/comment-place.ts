import { isPublic } from '../blog/archive.ts';
import type { Comment } from '../blog/comment.ts';
import type { Content } from '../blog/content.ts';
import type { Post } from '../blog/post.ts';
import type { Mail } from './comment-message.ts';
import { CommentRefusal } from './comment-refusal.ts';

/** Where a comment belongs: its post, and the comment that it answers. */
export type Place = { post: Post; parent?: Comment; note?: string };

/**
 * The post that a message is about, and the comment that it answers: what its subject says at the
 * end, else the comment that it answers by its headers, else the post named by hand.
 *
 * @throws {CommentRefusal} when none of them tells, or the post takes no comments
 */
export function placeOf(
  mail: Pick<Mail, 'subject' | 'answers'>,
  content: Pick<Content, 'posts' | 'comments'>,
  now: Temporal.Instant,
  byHand?: Post,
): Place {
  const place: Place | undefined =
    bySubject(mail.subject, content) ??
    byHeaders(mail.answers, content) ??
    (byHand && { post: byHand });
  if (!place) {
    throw new CommentRefusal(
      'Neither the subject nor the headers tell which post this is about',
      'Name it: npm run comment -- import --post <id> <file>.',
    );
  }
  const { post, parent } = place;
  if (!isPublic(post, now)) {
    throw new CommentRefusal(
      `The post "${post.title}" is not published`,
      `Import the message once ${post.file} is.`,
    );
  }
  if (post.comments === 'closed') {
    throw new CommentRefusal(
      `Comments on this post are closed: "${post.title}"`,
      `Tell the sender, or remove \`comments: closed\` from ${post.file}.`,
    );
  }
  if (parent?.status === 'rejected') {
    throw new CommentRefusal(
      `The message answers a comment that was rejected (${parent.file})`,
      'It would never be shown. If it should be, write its file yourself, without `replyTo`.',
    );
  }
  return place;
}

/** "Re: 2026-11-20-waiting", or with a comment: "Re: 2026-11-20-waiting/2026-11-21-3f9c1a7be204"; brackets may stand around it. */
function bySubject(subject: string, { posts, comments }: Pick<Content, 'posts' | 'comments'>) {
  const [, postId, commentId] =
    /(?:^|[\s[])([a-z\d-]+)(?:\/([a-z\d-]+))?\]?\s*$/.exec(subject) ?? [];
  const post = posts.find(({ id }) => id === postId);
  if (!post) return undefined;
  const parent = comments.find((comment) => comment.postId === post.id && comment.id === commentId);
  return {
    post,
    parent,
    ...(commentId &&
      !parent && { note: 'The comment that it answers is not there: it stands by itself' }),
  };
}

/** Only where all known messages that it answers are on one post. */
function byHeaders(
  answers: readonly string[],
  { posts, comments }: Pick<Content, 'posts' | 'comments'>,
) {
  const known = answers.flatMap((hash) => comments.filter(({ id }) => id.endsWith(`-${hash}`)));
  const post = posts.find(({ id }) => id === known[0]?.postId);
  return post && known.every(({ postId }) => postId === post.id)
    ? { post, parent: known[0] }
    : undefined;
}
