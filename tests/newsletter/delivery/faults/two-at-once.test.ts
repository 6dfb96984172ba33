import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixtureIssue } from '../fixture-issue.ts';
import { smtpPeer } from '../smtp-peer.ts';
import { prepare, sender } from './job.ts';

it('refuses a second send of an issue while the first is under way, and leaves that one alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'two-'));
  const reached = Promise.withResolvers<void>();
  const onward = Promise.withResolvers<void>();
  const peer = await smtpPeer({
    options: {
      onMailFrom(_address, _session, done) {
        reached.resolve();
        void onward.promise.then(() => done());
      },
    },
  });
  try {
    const people = await prepare(folder, await fixtureIssue(), 20);
    const first = sender(folder, { url: peer.url });
    await reached.promise;
    const second = await sender(folder, { url: peer.url }).ended;
    expect(second).toEqual({
      code: 1,
      signal: null,
      stderr: 'This issue is being sent already, by another run of this command\n',
    });
    onward.resolve();
    expect((await first.ended).outcome?.complete).toBe(true);
    expect(peer.received.map(({ to }) => to).sort()).toEqual(people.sort());
  } finally {
    onward.resolve();
    await peer.close();
    await rm(folder, { recursive: true });
  }
});

it('lets only one of two that are started in the same moment send', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'two-'));
  const onward = Promise.withResolvers<void>();
  const peer = await smtpPeer({
    options: { onMailFrom: (_address, _session, done) => void onward.promise.then(() => done()) },
  });
  try {
    const people = await prepare(folder, await fixtureIssue(), 20);
    const both = [sender(folder, { url: peer.url }), sender(folder, { url: peer.url })];
    // The server answers nobody until one of them has given up.
    await Promise.race(both.map(({ ended }) => ended));
    onward.resolve();
    const ends = await Promise.all(both.map(({ ended }) => ended));
    expect(ends.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(peer.received.map(({ to }) => to).sort()).toEqual(people.sort());
  } finally {
    onward.resolve();
    await peer.close();
    await rm(folder, { recursive: true });
  }
});
