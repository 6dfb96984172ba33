import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Comment } from '../blog/comment.ts';
import type { Post } from '../blog/post.ts';
import { newestComments } from '../blog/threads.ts';
import type { Urls } from '../blog/urls.ts';
import { commentHtml, commentSummary } from '../portable/comment-html.ts';
import { FEED_LENGTH, type FeedItem } from './feed.ts';

/**
 * The newest comments as items of a feed, each after a line that says what it answers.
 *
 * @param comments all there are
 * @param posts published posts: comments on others are left out
 */
export function commentItems(
  comments: readonly Comment[],
  posts: readonly Post[],
  urls: Urls,
): FeedItem[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const postsById = new Map(posts.map((post) => [post.id, post]));
  return newestComments(comments, posts, FEED_LENGTH).flatMap((comment) => {
    const { id, postId, author, body, date, replyTo } = comment;
    const post = postsById.get(postId);
    if (!post) return [];
    const address = (of: Comment) => urls.absolute(urls.comments(post, of));
    const parent = replyTo && byId.get(replyTo);
    const answers = parent
      ? h('p', ['In reply to ', h('a', { href: address(parent) }, parent.author), ':'])
      : undefined;
    return {
      id: `comment:${id}`,
      url: address(comment),
      title: `${author} on ${post.title}`,
      summary: commentSummary(body),
      html: (answers ? toHtml(answers) : '') + commentHtml(body),
      date,
      authors: [{ name: author }],
      topics: [],
    };
  });
}
