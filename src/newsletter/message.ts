import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { asDate } from '../blog/dates.ts';
import type { Site } from '../blog/site.ts';
import type { Urls } from '../blog/urls.ts';
import type { AssembledIssue } from './assembled-issue.ts';
import type { Email } from './email.ts';

/**
 * An issue as an Internet Message (RFC 5322) with a text and an HTML part, ready for any mail
 * client. Date, id and boundary follow from the issue, so that the same issue gives the same bytes.
 */
export async function message(
  issue: AssembledIssue,
  { html, text }: Pick<Email, 'html' | 'text'>,
  site: Site,
  urls: Urls,
): Promise<Buffer> {
  const { from, name, listId, unsubscribe } = site.newsletter;
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message: bytes } = await writer.sendMail({
    from: { name: from.name, address: from.email },
    to: { name, address: from.email },
    subject: issue.subject,
    date: asDate(issue.date),
    messageId: `<${digest(`${listId} ${issue.week}`)}@${new URL(site.url).hostname}>`,
    baseBoundary: digest(`boundary ${listId} ${issue.week}`),
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
  });
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(String(bytes));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
