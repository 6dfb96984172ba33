import type { Site } from '../../blog/site.ts';
import type { Urls } from '../../blog/urls.ts';
import { type Addressee, messageParts } from '../message.ts';
import { mailAddress } from './address.ts';
import { type Delivery, DeliveryError, type Line, type RenderedIssue } from './delivery.ts';
import type { Recipient } from './recipients.ts';
import { smtpCourier } from './smtp-courier.ts';
import { type SmtpSettings, serverLines } from './smtp-settings.ts';

/** More would be a list. */
const MOST = 10;

/** Sends an issue, draft or not, to a few addresses that are named; its subject says that it is a test. */
export function smtpTest(
  to: readonly string[],
  settings: SmtpSettings,
  site: Site,
  urls: Urls,
): Delivery {
  const recipients = named(to);
  return {
    toSubscribers: false,
    async plan({ assembled }) {
      return {
        lines: [
          ['Test to', recipients.map(({ address }) => address).join(', ')],
          ['Subject', `[Test] ${assembled.subject}`],
          ...serverLines(settings),
        ],
        obstacles: [],
      };
    },
    async deliver(issue) {
      const courier = smtpCourier(settings, messagesOf(issue, site, urls, true), 1);
      const lines: Line[] = [];
      let complete = true;
      try {
        for (const recipient of recipients) {
          const { step, answer } = await courier.attempt(recipient);
          lines.push([
            step === 'accepted' ? 'Accepted' : 'Not sent',
            `${recipient.address}: ${answer}`,
          ]);
          complete &&= step === 'accepted';
        }
      } finally {
        courier.close();
      }
      return { lines, complete };
    },
  };
}

/** The message of each recipient of an issue. */
export function messagesOf(
  { assembled, email, hash }: RenderedIssue,
  site: Site,
  urls: Urls,
  test: boolean,
) {
  return (recipient: Recipient) => {
    const addressee: Addressee = { ...recipient, hash, test };
    return {
      ...messageParts(assembled, email, site, urls, addressee),
      envelope: { from: site.newsletter.from.email, to: recipient.address },
    };
  };
}

function named(to: readonly string[]): Recipient[] {
  if (to.length > MOST) {
    throw new DeliveryError(
      `${to.length} addresses are too many for a test`,
      `Name at most ${MOST} with --to; more go by --list.`,
    );
  }
  return to.map((text) => {
    const { address, fault } = mailAddress(text);
    if (address === undefined) {
      throw new DeliveryError(`--to: ${fault}`, 'Write it like name@example.com.');
    }
    return { address, name: '' };
  });
}
