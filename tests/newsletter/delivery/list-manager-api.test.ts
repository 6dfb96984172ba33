import { describe, expect, it } from 'vitest';
import { DeliveryError } from '../../../src/newsletter/delivery/delivery.ts';
import {
  answerTo,
  type Connection,
  LostAnswer,
} from '../../../src/newsletter/delivery/list-manager-api.ts';
import { type Answer, type Fault, fakeService } from './fake-service.ts';

const SECRET = 'k3y-Zq81/vB+20xYw7';
const GET = { method: 'GET', path: 'drafts', repeatable: true } as const;
const POST = { method: 'POST', path: 'drafts', body: {}, repeatable: false } as const;

async function outcome(
  call: typeof GET | typeof POST,
  faults: Fault[],
  overrides: Partial<Connection> = {},
) {
  await using service = await fakeService('/v1/', () => ({ status: 200, body: { fine: true } }));
  service.fault(`${call.method} /v1/drafts`, ...faults);
  const paused: number[] = [];
  const connection: Connection = {
    name: 'The service',
    url: new URL(service.url),
    headers: { authorization: `Token ${SECRET}` },
    secret: SECRET,
    accessFix: 'Check the token.',
    pause: async (seconds) => void paused.push(seconds),
    ...overrides,
  };
  const result = await answerTo(connection, call).catch((error: unknown) => error);
  return { result, paused, requests: service.asked.length };
}

function limited(headers: Record<string, string>): Answer {
  return { status: 429, headers, body: { detail: 'Slow down.' } };
}

describe('a service that wants us to wait', () => {
  it('gets the time that it asks for', async () => {
    const { result, paused, requests } = await outcome(POST, [
      limited({ 'retry-after': '45' }),
      limited({
        'retry-after': 'Fri, 20 Nov 2026 12:00:07 GMT',
        date: 'Fri, 20 Nov 2026 12:00:00 GMT',
      }),
    ]);
    expect({ result, paused, requests }).toEqual({
      result: '{"fine":true}',
      paused: [45, 7],
      requests: 3,
    });
  });

  it.each([
    ['too long', [limited({ 'retry-after': '3600' })], 0],
    ['too often', Array.from({ length: 9 }, () => limited({ 'retry-after': '1' })), 3],
    ['without saying how long', [limited({})], 0],
  ])('is not waited for %s', async (_, faults, waits) => {
    const { result, paused } = await outcome(POST, faults);
    expect(result).toBeInstanceOf(DeliveryError);
    expect(result).not.toBeInstanceOf(LostAnswer);
    expect(paused).toHaveLength(waits);
  });
});

describe('an answer that is lost', () => {
  it.each(['cut before', 'cut after', 'silence', { status: 502 }] as const)(
    'is asked for again if that is safe, and only then: %s',
    async (fault) => {
      const again = await outcome(GET, [fault], { timeout: 200 });
      expect(again).toMatchObject({ result: '{"fine":true}', requests: 2 });
      const once = await outcome(POST, [fault], { timeout: 200 });
      expect(once.result).toBeInstanceOf(LostAnswer);
      expect(once.requests).toBe(1);
    },
  );

  it('is asked for twice at most', async () => {
    const { result, requests } = await outcome(GET, ['cut after', 'cut after', 'cut after']);
    expect(result).toBeInstanceOf(LostAnswer);
    expect(requests).toBe(2);
  });

  it('is not lost where nobody listens', async () => {
    const gone = await fakeService('/', () => ({ status: 200 }));
    await gone[Symbol.asyncDispose]();
    const { result } = await outcome(POST, [], { url: new URL(gone.url) });
    expect(result).toBeInstanceOf(DeliveryError);
    expect(result).not.toBeInstanceOf(LostAnswer);
    expect((result as Error).message).toMatch(
      /^The service can’t be reached at .*: nobody listens there$/,
    );
  });
});

describe('the token', () => {
  it('does not follow a redirect', async () => {
    await using elsewhere = await fakeService('/', () => ({ status: 200, body: {} }));
    for (const status of [301, 302, 303, 307, 308]) {
      const { result } = await outcome(GET, [{ status, headers: { location: elsewhere.url } }]);
      expect((result as Error).message).toBe(
        'The service sends requests on to another address, which the token must not follow',
      );
    }
    expect(elsewhere.asked).toEqual([]);
  });

  it.each([
    ['itself', SECRET],
    ['in other letters', SECRET.toUpperCase()],
    ['in base64', Buffer.from(`user:${SECRET}`).toString('base64')],
    ['in hexadecimal', Buffer.from(SECRET).toString('hex')],
    ['as in an address', encodeURIComponent(SECRET)],
    ['spaced', [...SECRET].join(' ')],
    ['in part', `…${SECRET.slice(3, 12)}…`],
    ['with marks between', [...SECRET].join('\u200b')],
  ])('is not shown when a service repeats it %s', async (_, echo) => {
    for (const status of [400, 401, 409, 422, 500]) {
      for (const body of [
        { message: echo },
        { detail: echo },
        { detail: [{ loc: [echo], msg: echo }] },
        `Token: ${echo}`,
      ]) {
        const { result } = await outcome(POST, [{ status, body }]);
        const { message, fix, stack } = result as DeliveryError;
        expect(message).toMatch(/repeat the token and are not shown$/);
        for (const part of [SECRET, echo, SECRET.slice(3, 12)]) {
          expect(message + fix + stack).not.toContain(part);
        }
      }
    }
  });

  it('is no reason to hide other words, which are made harmless', async () => {
    const words = 'Subject\u001b[2J\u202e too\nlong';
    const { result } = await outcome(POST, [{ status: 422, body: { detail: words } }]);
    expect((result as Error).message).toBe(
      'The service refuses what it is given (422): Subject [2J too long',
    );
  });

  it('leaves a page of HTML out', async () => {
    const { result } = await outcome(POST, [{ status: 503, body: '<html><h1>Down</h1>' }]);
    expect((result as Error).message).toBe('The service has a fault of its own (503)');
  });
});
