import { z } from 'zod';
import { momentFrom } from './calendar.ts';
import { harmlessText } from './harmless-text.ts';
import type { Site } from './site.ts';
import { dateSchema, idSchema, textSchema as text } from './text-schemas.ts';
import { typographic } from './typography.ts';

/** The front matter of a comment, a file `content/comments/<post id>/<comment id>.md`. */
export function commentSchema(site: Pick<Site, 'timeZone'>) {
  return z.strictObject({
    /** Schema.org `author`; plain text. */
    author: text
      .max(80, 'must be at most 80 characters')
      .regex(/^[^\n\r]*$/, 'must be on one line')
      .describe('The name to show, as plain text.'),
    /** Schema.org `datePublished`; see {@link momentFrom}. */
    date: dateSchema(site.timeZone).describe(
      'When it was written: 2026-11-20, 2026-11-20T18:18 (site’s time zone) or 2026-11-20T18:18:00-05:00. The day must be that of the file’s name.',
    ),
    /** Another comment on the same post. */
    replyTo: idSchema
      .optional()
      .describe('The id of the comment that it answers, on the same post.'),
    /** Only approved ones are shown; rejected ones stay, so that the same mail is not taken in again. */
    status: z
      .enum(['pending', 'approved', 'rejected'])
      .default('pending')
      .describe('approved: shown on the site. rejected: never.'),
  });
}

/** The front matter of a comment, checked, with its defaults. */
export type CommentFrontMatter = z.output<ReturnType<typeof commentSchema>>;

/** What a reader wrote about a post. */
export type Comment = Omit<CommentFrontMatter, 'date'> & {
  /** Permanent, and the only one of the whole site: the name of its file. */
  id: string;
  /** The permanent id of the post that it is about. */
  postId: string;
  /** Path from the project's root. */
  file: string;
  /** In the site's time zone. */
  date: Temporal.ZonedDateTime;
  /** Whether its date has a time of day to show. */
  timed: boolean;
  /** Markdown, from a stranger: `commentHtml` makes it harmless. */
  body: string;
};

/** What a comment's path says: `content/comments/<post id>/<yyyy-mm-dd>-<anything>.md`. */
export type CommentPath = { postId: string; id: string; day: string };

/** What a comment's path says, or undefined for a path that is no comment's. */
export function commentPath(file: string): CommentPath | undefined {
  const match =
    /^content\/comments\/(?<postId>[a-z0-9]+(?:-[a-z0-9]+)*)\/(?<id>(?<day>\d{4}-\d{2}-\d{2})(?:-[a-z0-9]+)+)\.md$/.exec(
      file,
    )?.groups;
  return match && (match as CommentPath);
}

/** The comment that a file of `content/comments` holds; its front matter is already checked. */
export function commentFrom(
  { file, frontMatter, body }: { file: string; frontMatter: CommentFrontMatter; body: string },
  site: Pick<Site, 'timeZone'>,
): Comment {
  const path = commentPath(file);
  if (!path) throw new Error(`${file} is not the path of a comment`);
  const { date, author, ...rest } = frontMatter;
  const { at, timed } = momentFrom(date, site.timeZone);
  return {
    ...rest,
    id: path.id,
    postId: path.postId,
    file,
    author: typographic(harmlessText(author)),
    date: at,
    timed,
    body,
  };
}
