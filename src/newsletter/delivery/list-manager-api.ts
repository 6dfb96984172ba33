import { z } from 'zod';
import { DeliveryError } from './delivery.ts';

/** The longest that a service may ask us to wait, in seconds. */
const PATIENCE = 60;

/** How often one request may be asked to wait. */
const WAITS = 3;

/** How a list manager's HTTP API is reached. */
export type Connection = {
  /** What people call the service: "listmonk". */
  name: string;
  /** Below which its paths are; ends in a slash. */
  url: URL;
  headers: Readonly<Record<string, string>>;
  /** What must never be shown: the token. */
  secret: string;
  /** What to do when the token isn't accepted. */
  accessFix: string;
  /** Milliseconds until an answer counts as lost. */
  timeout?: number;
  /** Waits; the clock isn't ours to read. */
  pause(seconds: number): Promise<void>;
};

/** One request. */
export type Call = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Relative to the connection's address. */
  path: string;
  query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  /** Whether doing it twice is as good as once, so that it may be repeated when its answer is lost. */
  repeatable: boolean;
};

/** The answer to a request never came, or says nothing about what was done: it may have been done all the same. */
export class LostAnswer extends DeliveryError {
  override name = 'LostAnswer';
}

/** The service has nothing at that address. */
export class NothingThere extends DeliveryError {
  override name = 'NothingThere';
}

/**
 * What the service answers to a request, as text.
 *
 * @throws {DeliveryError} for every answer that is no success. {@link LostAnswer} if it may have
 *   been done nevertheless
 */
export async function answerTo(connection: Connection, call: Call): Promise<string> {
  try {
    return await patientAnswer(connection, call);
  } catch (error) {
    if (!(error instanceof LostAnswer) || !call.repeatable) throw error;
    return await patientAnswer(connection, call);
  }
}

/** A moment in an answer (RFC 3339), unless it is another kind of text. */
export const momentSchema = z.iso
  .datetime({ offset: true })
  .transform((text) => Temporal.Instant.from(text))
  .nullish()
  .catch(undefined);

/** The same as JSON of a shape. A shape that isn't known may come of something that was done. */
export async function jsonAnswer<T>(
  connection: Connection,
  call: Call,
  schema: z.ZodType<T>,
): Promise<T> {
  const answer = await answerTo(connection, call);
  try {
    return schema.parse(JSON.parse(answer));
  } catch {
    throw new LostAnswer(
      `${connection.name} answers in a way that this program doesn’t understand`,
      `Check that ${connection.url.origin}${connection.url.pathname} is the address of ${connection.name} itself, and see docs/sending.md for its version.`,
    );
  }
}

async function patientAnswer(connection: Connection, call: Call): Promise<string> {
  for (let waits = 0; ; waits += 1) {
    const { response, text } = await sent(connection, call);
    if (response.ok) return text;
    const seconds = response.status === 429 ? secondsToWait(response.headers) : undefined;
    if (seconds === undefined || seconds > PATIENCE || waits === WAITS) {
      throw refusal(connection, response, text);
    }
    await connection.pause(seconds);
  }
}

async function sent(connection: Connection, { method, path, query, body, headers }: Call) {
  const { name, timeout = 30_000 } = connection;
  const url = new URL(path, connection.url);
  for (const [key, value] of Object.entries(query ?? {})) url.searchParams.append(key, value);
  try {
    const response = await fetch(url, {
      method,
      headers: {
        ...connection.headers,
        ...headers,
        accept: 'application/json, text/html',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // A redirect would take the token along.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    return { response, text: await response.text() };
  } catch (error) {
    throw unreached(name, url, error);
  }
}

/** RFC 9110, 10.2.3: seconds, or a date, which is held against the answer's own. */
function secondsToWait(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const seconds = (Date.parse(value) - Date.parse(headers.get('date') ?? '')) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}

/** Faults after which nothing can have been done: no connection ever stood. */
const NEVER_REACHED: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'its host could not be looked up',
  UND_ERR_CONNECT_TIMEOUT: 'it did not answer',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by nobody',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by nobody known',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate can’t be verified',
};

function unreached(name: string, { origin }: URL, error: unknown): DeliveryError {
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return new LostAnswer(`${name} took too long to answer`, AGAIN);
  }
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
  const reason = NEVER_REACHED[cause?.code ?? ''];
  if (reason) {
    return new DeliveryError(
      `${name} can’t be reached at ${origin}: ${reason}`,
      'Check its address and your connection, and run the command again.',
    );
  }
  return new LostAnswer(`The connection to ${name} broke before it answered`, AGAIN);
}

const AGAIN = 'Run the command again: it looks for what is there already before it makes anything.';

function refusal(connection: Connection, response: Response, text: string): DeliveryError {
  const { name, accessFix } = connection;
  const { status } = response;
  const said = quoted(connection, text);
  if (status >= 300 && status < 400) {
    return new DeliveryError(
      `${name} sends requests on to another address, which the token must not follow`,
      `Give the address at which ${name} itself answers, starting with https://.`,
    );
  }
  if (status >= 500)
    return new LostAnswer(`${name} has a fault of its own (${status})${said}`, AGAIN);
  switch (status) {
    case 401:
    case 403:
      return new DeliveryError(`${name} doesn’t let us in (${status})${said}`, accessFix);
    case 404:
      return new NothingThere(
        `${name} has nothing at ${connection.url.origin}${connection.url.pathname} (404)`,
        'Check its address and its version.',
      );
    case 409:
      return new DeliveryError(
        `${name} says that this clashes with what it has (409)${said}`,
        `Look at the drafts in ${name}, and run the command again.`,
      );
    case 429:
      return new DeliveryError(
        `${name} has had too many requests and wants us to wait longer than ${PATIENCE} seconds`,
        'Run the command again later.',
      );
    default:
      return new DeliveryError(
        `${name} refuses what it is given (${status})${said}`,
        'Mend what it names, in its settings or in the issue, and run the command again.',
      );
  }
}

/** The service's own words, unless they repeat the token. */
function quoted({ secret }: Connection, text: string): string {
  if (repeats(text, secret)) return '; its words repeat the token and are not shown';
  const words = wordsIn(text)
    // Nothing that moves a terminal's cursor or turns the writing round.
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  if (!words || words.startsWith('<')) return '';
  return `: ${words.length > 300 ? `${words.slice(0, 300)}…` : words}`;
}

/** The message in listmonk's `message`, in Buttondown's `detail`, or the whole. */
function wordsIn(text: string): string {
  try {
    const { message, detail } = JSON.parse(text) as { message?: unknown; detail?: unknown };
    const said = message ?? detail ?? '';
    if (typeof said === 'string') return said;
    if (!Array.isArray(said)) return '';
    return (said as { loc?: unknown[]; msg?: unknown }[])
      .map(({ loc, msg }) => `${loc?.at(-1) ?? ''}: ${msg ?? ''}`)
      .join('; ');
  } catch {
    return text;
  }
}

/** How many letters and digits of a token in a row are too many. */
const TELLING = 6;

/** Whether a text has a part of a secret in it, plain, in hexadecimal or in base64. */
function repeats(text: string, secret: string): boolean {
  const hay = bare(text);
  return formsOf(secret).some((form) => {
    const needle = bare(form);
    const size = Math.min(TELLING, needle.length);
    for (let at = 0; size > 0 && at + size <= needle.length; at += 1) {
      if (hay.includes(needle.slice(at, at + size))) return true;
    }
    return false;
  });
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  // Base64 goes by three bytes, and what stands before shifts them.
  const inBase64 = [0, 1, 2].map((shift) => bytes.subarray(shift).toString('base64'));
  return [secret, encodeURIComponent(secret), bytes.toString('hex'), ...inBase64];
}

function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
