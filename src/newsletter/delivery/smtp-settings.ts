import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DeliveryError, type Line } from './delivery.ts';

/** A server that takes mail from us, and how we sign. Holds secrets: never to be printed whole. */
export type SmtpSettings = {
  host: string;
  port: number;
  /** Without TLS only on this machine itself. */
  tls: 'from the start' | 'STARTTLS' | 'none';
  auth?: { user: string; pass: string };
  /** Milliseconds without a word from the server before a connection counts as lost. */
  timeout: number;
  dkim?: { domain: string; selector: string; privateKey: string };
};

/** RFC 5321, 4.5.3.2.6: an answer to the end of DATA may take ten minutes. */
const TIMEOUT_SECONDS = 600;

const URL_FIX =
  'Set NEWSLETTER_SMTP_URL to smtps://user:password@smtp.example.com, or smtp://… for STARTTLS; what is not a letter or digit in a password is percent-encoded.';

/** The environment, as far as this reads it. */
export type SmtpEnvironment = Record<string, string | undefined>;

/**
 * The settings that the environment names.
 *
 * @throws {DeliveryError} when they are missing or wrong; what they say is never in the message
 */
export async function smtpSettings(environment: SmtpEnvironment): Promise<SmtpSettings> {
  const dkim = await dkimSettings(environment);
  return { ...serverSettings(environment.NEWSLETTER_SMTP_URL), ...(dkim && { dkim }) };
}

function serverSettings(value: string | undefined): SmtpSettings {
  if (!value) throw new DeliveryError('No SMTP server is named', URL_FIX);
  const url = URL.parse(value);
  if (!url?.hostname || !/^smtps?:$/.test(url.protocol) || !/^\/?$/.test(url.pathname)) {
    throw new DeliveryError('NEWSLETTER_SMTP_URL is not the address of an SMTP server', URL_FIX);
  }
  const { timeout, ...others } = Object.fromEntries(url.searchParams);
  const seconds = Number(timeout ?? TIMEOUT_SECONDS);
  if (Object.keys(others).length > 0 || !(seconds > 0)) {
    throw new DeliveryError(
      'NEWSLETTER_SMTP_URL has something after its "?" that is not understood',
      'Only ?timeout=<seconds> may stand there.',
    );
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const plain = isLoopback(host) ? 'none' : 'STARTTLS';
  return {
    host,
    port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    tls: url.protocol === 'smtps:' ? 'from the start' : plain,
    timeout: seconds * 1000,
    ...(url.username && {
      auth: { user: unescaped(url.username), pass: unescaped(url.password) },
    }),
  };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new DeliveryError('NEWSLETTER_SMTP_URL has a "%" that escapes nothing', URL_FIX);
  }
}

/** Whether a host is this machine itself, to which nothing can listen in. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

async function dkimSettings(environment: SmtpEnvironment): Promise<SmtpSettings['dkim']> {
  const names = ['DOMAIN', 'SELECTOR', 'KEY_FILE'].map((name) => `NEWSLETTER_DKIM_${name}`);
  const [domain, selector, file] = names.map((name) => environment[name]);
  if (!domain && !selector && !file) return undefined;
  if (!domain || !selector || !file) {
    throw new DeliveryError(
      `DKIM needs ${names.join(', ')}, and not all are set`,
      'Set all three, or none if your server signs by itself.',
    );
  }
  return { domain, selector, privateKey: await privateKey(file) };
}

async function privateKey(file: string): Promise<string> {
  let pem: string;
  try {
    pem = await readFile(file, 'utf8');
  } catch {
    throw new DeliveryError(
      'The file that NEWSLETTER_DKIM_KEY_FILE names can’t be read',
      'Check its path and who may read it.',
    );
  }
  try {
    // RFC 8301: RSA of at least 1024 bits; nodemailer signs with RSA only.
    const key = createPrivateKey(pem);
    if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 1024) throw new Error('not RSA');
    return pem;
  } catch {
    throw new DeliveryError(
      'The file that NEWSLETTER_DKIM_KEY_FILE names holds no RSA key of 1024 bits or more',
      'Put there the private key in PEM, without a passphrase.',
    );
  }
}

/** What may be said of the settings: no user, no password, no key. */
export function serverLines({ host, port, tls, dkim }: SmtpSettings): Line[] {
  const secured = {
    'from the start': 'TLS',
    STARTTLS: 'TLS by STARTTLS',
    none: 'without TLS, on this machine',
  };
  return [
    ['Server', `${host}:${port}, ${secured[tls]}`],
    ['DKIM', dkim ? `${dkim.selector}._domainkey.${dkim.domain}` : 'not signed here'],
  ];
}
