import { createHash } from 'node:crypto';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { asDate } from '../blog/dates.ts';
import { harmlessText } from '../blog/harmless-text.ts';
import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';
import type { AssembledIssue } from './assembled-issue.ts';
import type { Email } from './email.ts';

/** Who gets a message of their own. */
export type Addressee = {
  /** Of one person, its domain in ASCII. */
  address: string;
  /** As the list has it; may be empty. */
  name: string;
  /** The issue's hash: the same issue to the same address has the same id, however often it is tried. */
  hash: string;
  /** Whether it is a test: its subject says so, and its id is not the one that the real message will have. */
  test: boolean;
};

/**
 * An issue as an Internet Message (RFC 5322) with a text and an HTML part, ready for any mail
 * client. Date, id and boundary follow from the issue, so that the same issue gives the same bytes.
 */
export async function message(
  issue: AssembledIssue,
  parts: Pick<Email, 'html' | 'text'>,
  site: Site,
  urls: Urls,
): Promise<Buffer> {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message: bytes } = await writer.sendMail(messageParts(issue, parts, site, urls));
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(String(bytes));
}

/** What nodemailer makes the message of: to the list as a whole, or to one addressee. */
export function messageParts(
  issue: AssembledIssue,
  { html, text }: Pick<Email, 'html' | 'text'>,
  site: Site,
  urls: Urls,
  addressee?: Addressee,
): SendMailOptions {
  const { from, name, listId, unsubscribe } = site.newsletter;
  const seed = addressee
    ? `${listId} ${addressee.hash} ${addressee.test ? 'test ' : ''}${addressee.address.toLowerCase()}`
    : `${listId} ${issue.week}`;
  return {
    from: { name: from.name, address: from.email },
    to: addressee
      ? { name: harmlessText(addressee.name), address: addressee.address }
      : { name, address: from.email },
    subject: addressee?.test ? `[Test] ${issue.subject}` : issue.subject,
    date: asDate(issue.date),
    messageId: `<${digest(seed)}@${new URL(site.url).hostname}>`,
    baseBoundary: digest(`boundary ${seed}`),
    textEncoding: 'quoted-printable',
    text,
    html,
    list: {
      id: { comment: name, url: listId },
      // A list within the list makes one field of both addresses (RFC 2369).
      unsubscribe: [[unsubscribe.url, `mailto:${unsubscribe.email}`]],
      archive: urls.absolute(urls.newsletter()),
    },
    // RFC 8058
    headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
