import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Manners, type Peer, type Refusal, smtpPeer } from '../smtp-peer.ts';
import { type Cut, cutLine } from './cut-line.ts';
import { lineOf, run } from './small-list.ts';

const PEOPLE = Array.from({ length: 6 }, (_, index) => `r${index}@people.test`);
const CSV = listOf(PEOPLE);

let folder: string;
let peer: Peer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faults-'));
});

afterEach(async () => {
  await peer.close();
  await rm(folder, { recursive: true });
});

function listOf(people: readonly string[]): string {
  return `email\n${people.join('\n')}\n`;
}

const got = () => peer.received.map(({ to }) => to).sort();

/** What a server does where it should say yes: says something else, or nothing at all. */
type Fault = Refusal | 'silence';

/** The manners of a server with a fault in the answer to a greeting, a sender or a recipient. */
function faulty(at: 'greeting' | 'MAIL FROM' | 'RCPT TO', fault: Fault): Manners {
  const answer = (done: (error?: Error | null) => void) => {
    if (fault !== 'silence') {
      done(Object.assign(new Error(fault.text), { responseCode: fault.code }));
    }
  };
  switch (at) {
    case 'greeting':
      return { options: { onConnect: (_session, done) => answer(done), closeTimeout: 1 } };
    case 'MAIL FROM':
      return {
        options: { onMailFrom: (_address, _session, done) => answer(done), closeTimeout: 1 },
      };
    case 'RCPT TO':
      return { options: { onRcptTo: (_address, _session, done) => answer(done), closeTimeout: 1 } };
  }
}

const NO: Refusal = { code: 554, text: 'no service for you' };
const CLOSING: Refusal = { code: 421, text: 'closing, try later' };

describe('a server that takes nothing from us', () => {
  it.each([
    ['refuses in its greeting', faulty('greeting', NO), 'no service for you'],
    ['says 421 in its greeting', faulty('greeting', CLOSING), 'closing, try later'],
    ['never greets', faulty('greeting', 'silence'), ''],
    ['refuses the sender', faulty('MAIL FROM', NO), 'no service for you'],
    ['says 421 to the sender', faulty('MAIL FROM', CLOSING), 'closing, try later'],
    ['falls silent at the sender', faulty('MAIL FROM', 'silence'), 'Timeout'],
    ['falls silent at the recipient', faulty('RCPT TO', 'silence'), 'Timeout'],
  ])('%s: the run stops, and the next one reaches everybody', async (_, manners, said) => {
    peer = await smtpPeer(manners);
    const first = await run(folder, peer.url, CSV);
    expect(first.complete).toBe(false);
    expect(first.told).toContain('The server takes nothing from us');
    expect(first.told).toContain(said);
    expect(first.summary).toBe('0 accepted, 0 refused for good, 1 put off, 0 uncertain');
    expect(lineOf(first.lines, 'Left')).toMatch(/^5;/);
    await peer.close();
    peer = await smtpPeer();
    const second = await run(folder, peer.url, CSV);
    expect(second.complete).toBe(true);
    expect(got()).toEqual(PEOPLE);
  });
});

describe('a server that refuses some', () => {
  it('5xx to a recipient: for good, and is not asked again', async () => {
    const asked: string[] = [];
    peer = await smtpPeer({
      recipient(address) {
        asked.push(address);
        return address === 'r2@people.test' ? { code: 550, text: 'no such user' } : undefined;
      },
    });
    const first = await run(folder, peer.url, CSV);
    expect(first.summary).toBe('5 accepted, 1 refused for good, 0 put off, 0 uncertain');
    expect(lineOf(first.lines, 'Refused')).toBe('r2@people.test: 550 no such user');
    await run(folder, peer.url, CSV);
    expect(asked).toEqual(PEOPLE);
  });

  it('greylists everybody the first time: each later run goes on, until all have it', async () => {
    const known = new Set<string>();
    const people = Array.from({ length: 30 }, (_, index) => `r${index}@people.test`);
    peer = await smtpPeer({
      recipient(address) {
        if (known.has(address)) return undefined;
        known.add(address);
        return { code: 451, text: '4.7.1 greylisted' };
      },
    });
    const first = await run(folder, peer.url, listOf(people));
    // Twenty in a row look like a quarrel with the sender.
    expect(first.summary).toBe('0 accepted, 0 refused for good, 20 put off, 0 uncertain');
    const second = await run(folder, peer.url, listOf(people));
    expect(second.summary).toBe('20 accepted, 0 refused for good, 10 put off, 0 uncertain');
    const third = await run(folder, peer.url, listOf(people));
    expect(third.summary).toBe('30 accepted, 0 refused for good, 0 put off, 0 uncertain');
    expect(third.complete).toBe(true);
    expect(got()).toEqual(people.sort());
  });

  it.each([
    // With nothing handed over yet, the same run can try again.
    ['421 to a recipient', 'recipient', '6 accepted, 0 refused for good, 0 put off, 0 uncertain'],
    ['421 after the message', 'message', '5 accepted, 0 refused for good, 1 put off, 0 uncertain'],
  ] as const)('%s: the rest goes over a new connection', async (_, at, summary) => {
    let times = 0;
    const once = (address: string) => {
      if (address !== 'r2@people.test') return undefined;
      times += 1;
      return times === 1 ? CLOSING : undefined;
    };
    peer = await smtpPeer(
      at === 'recipient' ? { recipient: once } : { message: ({ to }) => once(to) },
    );
    const first = await run(folder, peer.url, CSV);
    expect(first.summary).toBe(summary);
    const second = await run(folder, peer.url, CSV);
    expect(second.complete).toBe(true);
    expect(got()).toEqual(PEOPLE);
  });

  it('5xx after the message: for good', async () => {
    peer = await smtpPeer({
      message: ({ to }) => (to === 'r2@people.test' ? { code: 552, text: 'full' } : undefined),
    });
    const { summary } = await run(folder, peer.url, CSV);
    expect(summary).toBe('5 accepted, 1 refused for good, 0 put off, 0 uncertain');
  });
});

describe('a server whose answer to the message never comes', () => {
  it.each([
    ['falls silent', false],
    ['hangs up', true],
  ])('%s: uncertain, and left alone by later runs', async (_, hangsUp) => {
    peer = await smtpPeer({
      message({ to }, hangUp) {
        if (to !== 'r2@people.test') return undefined;
        if (hangsUp) hangUp();
        return 'silence';
      },
      options: { closeTimeout: 1 },
    });
    const first = await run(folder, peer.url, CSV);
    expect(first.summary).toBe('5 accepted, 0 refused for good, 0 put off, 1 uncertain');
    expect(lineOf(first.lines, 'Uncertain')).toMatch(/^r2@people\.test: /);
    const second = await run(folder, peer.url, CSV);
    expect(second.complete).toBe(false);
    expect(got()).toEqual(PEOPLE);
  });
});

describe('a line that is cut', () => {
  // A conversation is about 33,300 bytes from the client, of which the first 120 or so are commands.
  const cuts: Cut[] = [
    ...[1, 20, 40, 70, 90, 115, 130, 400, 5_000, 16_384, 33_000].map(
      (after): Cut => ({ after, from: 'client' }),
    ),
    ...[1, 30, 60, 120, 180, 200, 220, 240, 260, 280, 300].map(
      (after): Cut => ({ after, from: 'server' }),
    ),
  ];

  it.each(cuts)(
    'after $after bytes from the $from loses nobody and doubles nobody',
    async (cut) => {
      peer = await smtpPeer();
      const line = await cutLine(peer.url, cut);
      try {
        const first = await run(folder, line.url, CSV);
        const doubts = first.lines.filter(([label]) => label === 'Uncertain');
        const doubtful = doubts.map(([, value]) => value.split(':')[0]);
        // At most the one that was under way; the others go over the next connection.
        expect(doubtful.length).toBeLessThanOrEqual(1);
        expect(first.summary).toBe(
          `${6 - doubts.length} accepted, 0 refused for good, 0 put off, ${doubts.length} uncertain`,
        );
        const taken = new Set(got());
        expect(got()).toEqual([...taken]);
        expect(PEOPLE.filter((to) => !taken.has(to) && !doubtful.includes(to))).toEqual([]);
        await run(folder, line.url, CSV);
        expect(got()).toEqual([...taken]);
      } finally {
        await line.close();
      }
    },
  );

  it('in the middle of the message leaves a doubt, though the server took nothing', async () => {
    peer = await smtpPeer();
    const line = await cutLine(peer.url, { after: 5_000, from: 'client' });
    const { summary } = await run(folder, line.url, CSV);
    await line.close();
    expect(summary).toBe('5 accepted, 0 refused for good, 0 put off, 1 uncertain');
    expect(got()).toEqual(PEOPLE.slice(1));
  });
});
