import { createHash } from 'node:crypto';
import { convert } from 'html-to-text';
import PostalMime, { type Email } from 'postal-mime';
import { harmlessText } from '../blog/harmless-text.ts';
import { CommentRefusal } from './comment-refusal.ts';

/** What taking in a comment needs to know of a message. Texts are decoded; single ones are on one line. */
export type Mail = {
  /** What the sender calls himself, which may be nothing. */
  name: string;
  subject: string;
  /** Twelve hex digits that are the same whenever the same message comes. */
  hash: string;
  /** The hashes of the messages that it answers, the nearest first. */
  answers: string[];
  /** When it was written, as far as anyone says: the sender first, then the server that received it last. */
  dates: Temporal.Instant[];
  /** Its plain text, else its HTML as text. */
  text: string;
  /** Names or types of what came along: attachments and pictures. */
  attachments: string[];
  /** What shows that no person wrote it; undefined if nothing does. */
  automatic?: string;
};

/** Larger messages are not read. */
export const MAX_MESSAGE_BYTES = 5 * 1024 * 1024;

/** In characters: with a long conversation below it, and still read in seconds whatever it holds. */
const MAX_TEXT_LENGTH = 500_000;

/** A message with more than this is made to do harm. */
const LIMITS = { maxNestingDepth: 30, maxHeadersSize: 256 * 1024, forceRfc822Attachments: true };

/** RFC 5322, 3.6: what a message has at most once. A second one is there to show different people different things. */
const SINGLE = ['from', 'date', 'subject', 'message-id'];

/**
 * A message as it came: RFC 5322, with MIME.
 *
 * @throws {CommentRefusal} when it is none, or is built to do harm
 */
export async function receivedMail(bytes: Uint8Array): Promise<Mail> {
  if (bytes.byteLength > MAX_MESSAGE_BYTES) {
    throw new CommentRefusal(
      'The message is larger than 5 MB',
      'Save it without its attachments, or write the comment’s file yourself.',
    );
  }
  const { email, text } = await readable(bytes);
  const header = headersOf(email);
  if (!email.from || isMailbox(bytes)) {
    throw new CommentRefusal(
      email.from
        ? 'This is a mailbox of several messages'
        : 'This is not a message: it has no From',
      'Save each message from your mail program as a file of its own, mostly .eml.',
    );
  }
  for (const name of SINGLE) {
    const { length } = header(name);
    if (length > 1) {
      throw new CommentRefusal(
        `The message has the header ${name} ${length} times, where one may stand`,
        'It is forged or broken. If a person wrote it, write the comment’s file yourself.',
      );
    }
  }
  const name = oneLine(email.from.group ? '' : email.from.name);
  const subject = oneLine(email.subject ?? '');
  const messageId = email.messageId?.replaceAll(/[<>\s]/g, '');
  return {
    name,
    subject,
    hash: hashOf(
      messageId || [header('from')[0], header('date')[0], header('subject')[0], text].join('\0'),
    ),
    answers: [email.inReplyTo, email.references]
      .flatMap((ids) => ids?.match(/<[^<>]+>/g)?.toReversed() ?? [])
      .map((id) => hashOf(id.replaceAll(/[<>\s]/g, ''))),
    dates: [header('date')[0], header('received')[0]?.split(';').at(-1)].flatMap(
      (date) => instantOf(date) ?? [],
    ),
    text,
    attachments: email.attachments.map(({ filename, mimeType }) =>
      oneLine(filename || mimeType).slice(0, 60),
    ),
    automatic: automaticSign(header),
  };
}

/** Whatever a parser stumbles over in one message, the others must go on. */
async function readable(bytes: Uint8Array): Promise<{ email: Email; text: string }> {
  try {
    const email = await PostalMime.parse(bytes, LIMITS);
    return { email, text: textOf(email) };
  } catch (error) {
    throw new CommentRefusal(
      `The message cannot be read: ${error instanceof Error ? error.message : error}`,
      'If a person wrote it, write the comment’s file yourself.',
    );
  }
}

type Headers = (name: string) => string[];

/** The values of a header, in the order of the message: the one that was added last stands first. */
function headersOf({ headers }: Email): Headers {
  const values = Map.groupBy(headers, ({ key }) => key);
  return (name) => (values.get(name) ?? []).map(({ value }) => value);
}

/** RFC 3834, and what was in use before it. */
function automaticSign(header: Headers): string | undefined {
  const sign = (name: string, isSign: (value: string) => boolean) =>
    header(name).some((value) => isSign(value.trim().toLowerCase())) ? name : undefined;
  const says = (pattern: RegExp) => (value: string) => pattern.test(value);
  return (
    sign('auto-submitted', (value) => !/^no\b/.test(value)) ??
    sign('precedence', says(/^(bulk|list|junk|auto_reply)\b/)) ??
    sign('x-autoreply', (value) => value !== 'no') ??
    sign('x-autorespond', () => true) ??
    sign('return-path', says(/^<\s*>$/)) ??
    sign('content-type', says(/^multipart\/report\b/))
  );
}

/** mbox (RFC 4155): messages in one file, each after a line that begins with "From ". */
function isMailbox(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('latin1');
  return text.startsWith('From ') && /\nFrom \S+ [^\n]*\d{4}\r?\n[\w-]+: /.test(text);
}

function textOf({ text, html }: Email): string {
  const given = (text?.trim() ? text : html) ?? '';
  if (given.length > MAX_TEXT_LENGTH) throw new Error('its text is too long');
  if (given !== html) return given;
  return convert(html, {
    wordwrap: false,
    limits: { maxDepth: 100, ellipsis: '' },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      {
        selector: 'a[href^="http"]',
        format: 'anchor',
        options: { ignoreHref: false, hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] },
      },
      ...HEADINGS.map((selector) => ({ selector, options: { uppercase: false } })),
      ...UNSEEN.map((selector) => ({ selector, format: 'skip' })),
    ],
  });
}

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** What a reader of the HTML would not have seen, or only as a picture. */
const UNSEEN = [
  'img',
  'iframe',
  'object',
  'svg',
  'template',
  'title',
  '[hidden]',
  '[style*="display:none"]',
  '[style*="display: none"]',
  '[style*="visibility:hidden"]',
  '[style*="visibility: hidden"]',
];

/** Only a time that says its zone is one: another would depend on the machine's. */
function instantOf(date: string | undefined): Temporal.Instant | undefined {
  const ZONED = /(?:[+-]\d{4}|\b(?:GMT|UTC?|Z|[ECMP][SD]T))\s*(?:\([^()]*\))?\s*$/;
  const milliseconds =
    date && date.length < 100 && ZONED.test(date) ? Date.parse(date) : Number.NaN;
  return Number.isNaN(milliseconds)
    ? undefined
    : Temporal.Instant.fromEpochMilliseconds(milliseconds);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Without line ends and control characters, which could forge a line of what is printed or written. */
function oneLine(text: string): string {
  return harmlessText(text.toWellFormed().replaceAll(/\s+/gu, ' ')).trim();
}
