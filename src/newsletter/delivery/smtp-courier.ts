import type { Readable } from 'node:stream';
import { createTransport, type SendMailOptions, type SMTPPoolOptions } from 'nodemailer';
import type { Recipient } from './recipients.ts';
import type { Answer, Courier } from './send-loop.ts';
import type { SmtpSettings } from './smtp-settings.ts';

/**
 * What DKIM signs (RFC 6376, 5.4.1). nodemailer's own list lacks List-Unsubscribe-Post, which
 * RFC 8058 wants signed with List-Unsubscribe.
 */
const SIGNED_HEADERS = [
  'From',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'List-ID',
  'List-Archive',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
].join(':');

/** A courier that hands messages to an SMTP server, over connections that it keeps open. */
export function smtpCourier(
  settings: SmtpSettings,
  messageTo: (recipient: Recipient) => SendMailOptions,
  connections: number,
): Courier & { close(): void } {
  const pool = createTransport(poolOptions(settings, connections));
  // The text of each message under way, by its Message-ID.
  const streams = new Map<string | undefined, Readable>();
  // The text of a message is read only after the server has said 354 to DATA. So whether anybody
  // read it tells whether the server may have the message, whatever the error is called.
  pool.use('stream', (mail, done) => {
    const { message, data } = mail;
    const create = message.createReadStream.bind(message);
    message.createReadStream = (...options) => {
      const stream = create(...options);
      streams.set(data.messageId, stream);
      return stream;
    };
    done();
  });

  return {
    async attempt(recipient) {
      const data = messageTo(recipient);
      try {
        const { response } = await pool.sendMail(data);
        return { step: 'accepted', answer: line(response) };
      } catch (error) {
        return failure(error as SmtpError, streams.get(data.messageId)?.readableDidRead === true);
      } finally {
        streams.delete(data.messageId);
      }
    },
    close: () => pool.close(),
  };
}

function poolOptions(
  settings: SmtpSettings,
  connections: number,
): SMTPPoolOptions & { pool: true } {
  const { host, port, tls, auth, timeout, dkim } = settings;
  return {
    pool: true,
    host,
    port,
    secure: tls === 'from the start',
    requireTLS: tls === 'STARTTLS',
    ignoreTLS: tls === 'none',
    ...(auth && { auth }),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    maxConnections: connections,
    // A pool that tries again by itself would do so behind the journal's back.
    maxRequeues: 0,
    ...(dkim && {
      dkim: {
        domainName: dkim.domain,
        keySelector: dkim.selector,
        privateKey: dkim.privateKey,
        headerFieldNames: SIGNED_HEADERS,
      },
    }),
  };
}

type SmtpError = Error & { responseCode?: number; response?: string; command?: string };

function failure(error: SmtpError, begun: boolean): Answer {
  const answer = line(error.response ?? error.message);
  const { responseCode: code, command } = error;
  // RFC 5321, 4.2.1: 4xx may succeed later, 5xx will not.
  if (code !== undefined && code >= 400 && (begun || command === 'RCPT TO' || command === 'DATA')) {
    return { step: 'rejected', again: code < 500, answer };
  }
  if (begun) return { step: 'uncertain', answer };
  // An answer to a greeting, a login or MAIL FROM would be the same for the next recipient.
  return { step: 'unsent', answer, lost: code === undefined };
}

/** A server's answer on one line, without what a terminal would act upon. */
function line(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 500);
}
