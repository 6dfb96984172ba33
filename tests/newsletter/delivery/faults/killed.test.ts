import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fixtureIssue } from '../fixture-issue.ts';
import { type Peer, smtpPeer } from '../smtp-peer.ts';
import { chance } from './chance.ts';
import { JOURNAL, journalLines, prepare, sender } from './job.ts';

const RECIPIENTS = 1000;
const KILLS = 200;

const CONNECTIONS = 2;

/** Where the kills fall; another seed is another test. */
const SEED = Number(process.env.KILL_SEED ?? 20261120);

/** A kill falls at one of the first so many things that a run asks of the server. */
const EARLY = 16;

/** One kill in so many falls on a program that is still starting, by the time that a start takes. */
const AT_START = { oneIn: 8, within: 250 };

const issue = await fixtureIssue();

let folder: string;
let peer: Peer;
/** Called at each step of each conversation that the server has. */
let step: () => void;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-'));
  step = () => {};
  peer = await smtpPeer({
    recipient() {
      step();
      return undefined;
    },
    message() {
      step();
      return undefined;
    },
    options: {
      onConnect(_session, done) {
        step();
        done();
      },
      onMailFrom(_address, _session, done) {
        step();
        done();
      },
    },
  });
});

afterEach(async () => {
  await peer.close();
  await rm(folder, { recursive: true });
});

/** Resolves when the server has been asked for so many things from now on. */
function steps(count: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = count;
  step = () => {
    left -= 1;
    if (left === 0) resolve();
  };
  return promise;
}

/** How many messages the server has taken for each address. */
function stored(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { to } of peer.received) counts.set(to, (counts.get(to) ?? 0) + 1);
  return counts;
}

/** The Message-IDs that the server has taken more than once. */
function takenTwice(): string[] {
  const ids = peer.received.map(
    ({ bytes }) => /^Message-ID: (.*)\r$/im.exec(`${bytes}`)?.[1] ?? '',
  );
  return ids.filter((id, index) => id === '' || ids.indexOf(id) !== index);
}

/** Who stands how by the journal, whose last line on each is what counts. */
async function standings(): Promise<Map<string, string>> {
  return new Map((await journalLines(folder)).map(({ to, step }) => [to, step]));
}

it(`loses nobody, sends to nobody twice and lists every doubt, killed ${KILLS} times in a send to ${RECIPIENTS}`, {
  timeout: 600_000,
}, async () => {
  const random = chance(SEED);
  const whole = (below: number) => Math.floor(random() * below);
  console.log(`Seed ${SEED}; set KILL_SEED for another.`);
  const people = await prepare(folder, issue, RECIPIENTS);
  const began = performance.now();
  let atStart = 0;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const starting = whole(AT_START.oneIn) === 0;
    const reached = steps(1 + whole(EARLY));
    const { child, ended } = sender(folder, { url: peer.url, connections: CONNECTIONS });
    await (starting ? setTimeout(whole(AT_START.within)) : Promise.race([reached, ended]));
    // At once, when the server's answer is on its way, or a little later.
    const wait = whole(4);
    if (wait > 0) await setImmediate();
    if (wait > 1) await setTimeout(wait - 1);
    child.kill('SIGKILL');
    const { signal, stderr } = await ended;
    expect({ kill, signal, stderr }).toEqual({ kill, signal: 'SIGKILL', stderr: '' });
    if (starting) atStart += 1;
    // The message under way and the one written down ahead, on each connection.
    const open = [...(await standings()).values()].filter((step) => step === 'attempting');
    expect(open.length).toBeLessThanOrEqual(2 * CONNECTIONS);
  }
  const meanwhile = await standings();
  const left = RECIPIENTS - meanwhile.size;
  // Else the kills were too late to be a test.
  expect(left).toBeGreaterThan(0);

  const last = await sender(folder, { url: peer.url }).ended;
  const ends = await standings();
  const uncertain = people.filter((to) => ends.get(to) === 'uncertain');
  const counts = stored();
  console.log(
    `${KILLS} kills in ${Math.round((performance.now() - began) / 1000)} s, ${atStart} of them at the start; then ${left} were left. In the end: ${people.filter((to) => ends.get(to) === 'accepted').length} accepted, ${uncertain.length} uncertain, of whom ${uncertain.filter((to) => counts.has(to)).length} have it.`,
  );

  // Nobody is lost: each has an end, and who is called accepted has it.
  expect([...ends.keys()].sort()).toEqual([...people].sort());
  expect(people.filter((to) => ends.get(to) === 'accepted' && counts.get(to) !== 1)).toEqual([]);
  // Nobody was sent to twice.
  expect(takenTwice()).toEqual([]);
  // Every doubt is listed: by the journal, and to whoever runs the command.
  expect(
    [...counts.keys()].filter((to) => !['accepted', 'uncertain'].includes(ends.get(to) ?? '')),
  ).toEqual([]);
  expect(
    last.outcome?.lines
      .filter(([label]) => label === 'Uncertain')
      .map(([, value]) => value.split(':')[0])
      .sort(),
  ).toEqual(uncertain.sort());
  expect(last.outcome?.complete).toBe(uncertain.length === 0);
  // Doubts of both kinds were made: the server has some of them, and some not.
  expect(uncertain.some((to) => counts.has(to))).toBe(true);
  expect(uncertain.some((to) => !counts.has(to))).toBe(true);

  // Settled by hand, everybody has it, and only the doubtful may have it twice.
  const settled = await sender(folder, { url: peer.url, retryUncertain: true }).ended;
  expect(settled.outcome?.complete).toBe(true);
  const after = stored();
  expect(people.filter((to) => !after.has(to))).toEqual([]);
  expect(
    people.filter(
      (to) => after.get(to) !== (uncertain.includes(to) ? (counts.get(to) ?? 0) + 1 : 1),
    ),
  ).toEqual([]);
});

it('leaves no lock behind', async () => {
  await prepare(folder, issue, 20);
  const reached = steps(9);
  const { child, ended } = sender(folder, { url: peer.url });
  await reached;
  child.kill('SIGKILL');
  await ended;
  await expect(stat(join(folder, `${JOURNAL}.lock`))).resolves.toBeDefined();
  const next = await sender(folder, { url: peer.url }).ended;
  expect(next.stderr).toBe('');
  expect((await standings()).size).toBe(20);
});
