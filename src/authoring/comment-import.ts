import type { Comment } from '../blog/comment.ts';
import type { Content } from '../blog/content.ts';
import { harmlessText } from '../blog/harmless-text.ts';
import type { Post } from '../blog/post.ts';
import type { Site } from '../blog/site.ts';
import { authorName } from './comment-author.ts';
import { markdownOf } from './comment-markdown.ts';
import type { Mail } from './comment-message.ts';
import { type Place, placeOf } from './comment-place.ts';
import { CommentRefusal } from './comment-refusal.ts';
import { ADDRESS_LEFT_OUT, ownWords, withoutAddresses } from './comment-text.ts';

/** What became of a message. */
export type Imported =
  /** A comment that waits; the notes are for its moderator. */
  | { kind: 'new'; comment: Comment; notes: string[] }
  /** The same message was taken in before, whatever became of it then. */
  | { kind: 'known'; comment: Comment }
  /** No person wrote it. */
  | { kind: 'automatic'; sign: string };

/** In characters. */
const MAX_LENGTH = 10_000;

/**
 * What becomes of a message: a comment that waits for moderation, if it is one.
 *
 * @param byHand the post of messages that don't tell it themselves
 * @throws {CommentRefusal} when a person has to look at it
 */
export function importedComment(
  mail: Mail,
  content: Pick<Content, 'posts' | 'comments'>,
  site: Pick<Site, 'timeZone'>,
  now: Temporal.Instant,
  byHand?: Post,
): Imported {
  const known = content.comments.find(({ id }) => id.endsWith(`-${mail.hash}`));
  if (known) return { kind: 'known', comment: known };
  if (mail.automatic) return { kind: 'automatic', sign: mail.automatic };
  const place = placeOf(mail, content, now, byHand);
  const own = ownWords(harmlessText(mail.text.toWellFormed()));
  const text = withoutAddresses(checkedLength(own.text));
  const date = dateOf(mail.dates, place, now, site.timeZone);
  const id = `${date.toPlainDate()}-${mail.hash}`;
  return {
    kind: 'new',
    comment: {
      id,
      postId: place.post.id,
      file: `content/comments/${place.post.id}/${id}.md`,
      author: authorName(mail.name),
      date,
      timed: true,
      ...(place.parent && { replyTo: place.parent.id }),
      // Whatever a message says of itself: only a moderator approves.
      status: 'pending',
      body: markdownOf(text),
    },
    notes: [
      ...(place.note ? [place.note] : []),
      ...(own.linesLeftOut > 0
        ? [`Left out: ${counted(own.linesLeftOut, 'line')} of quotation or signature`]
        : []),
      ...mail.attachments.map((name) => `Left out: attachment ${name}`),
      ...(text.includes(ADDRESS_LEFT_OUT) ? ['Left out: an email address in the text'] : []),
      ...(text.includes('\ufffd') ? ['Some characters could not be read, and are \ufffd'] : []),
    ],
  };
}

function checkedLength(text: string): string {
  if (!/[^\s\p{C}]/u.test(text)) {
    throw new CommentRefusal(
      'Without quotations, signature and attachments, the message says nothing',
      'If it does say something, write the comment’s file yourself.',
    );
  }
  if (text.length > MAX_LENGTH) {
    throw new CommentRefusal(
      `The text has ${text.length} characters, more than the ${MAX_LENGTH} of a comment`,
      'Ask for a shorter one, or write the comment’s file yourself.',
    );
  }
  return text;
}

/** The first date that can be true: after what is commented on, and not in the future. Else now. In whole minutes. */
function dateOf(
  dates: readonly Temporal.Instant[],
  { post, parent }: Place,
  now: Temporal.Instant,
  timeZone: string,
): Temporal.ZonedDateTime {
  const earliest = [post.date, ...(parent ? [parent.date] : [])]
    .map((date) => date.toInstant())
    .reduce((a, b) => (Temporal.Instant.compare(a, b) > 0 ? a : b));
  const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;
  const credible = dates.find((date) => !isBefore(date, earliest) && !isBefore(now, date)) ?? now;
  const minute = credible.round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const at = isBefore(minute, earliest)
    ? earliest.round({ smallestUnit: 'minute', roundingMode: 'ceil' })
    : minute;
  return at.toZonedDateTimeISO(timeZone);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
