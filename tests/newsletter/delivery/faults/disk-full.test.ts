import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixtureIssue } from '../fixture-issue.ts';
import { smtpPeer } from '../smtp-peer.ts';
import { JOURNAL, journalLines, prepare, sender } from './job.ts';

/*
 * The operating system lets the process write so much into a file and no more (setrlimit, EFBIG):
 * the write that goes over it is cut off in the middle, as on a full disk. Windows has no such limit.
 */
it.skipIf(process.platform === 'win32').each([1, 2, 5])(
  'a journal that finds no room after %i KiB stops the send, and the next run loses and doubles nobody',
  async (room) => {
    const folder = await mkdtemp(join(tmpdir(), 'full-'));
    const peer = await smtpPeer();
    const got = () => peer.received.map(({ to }) => to).sort();
    try {
      const people = await prepare(folder, await fixtureIssue(), 60);
      // Finds its way without a limit first, so that only the journal can reach it.
      await sender(folder, { url: 'smtp://127.0.0.1:1' }).ended;
      await rm(join(folder, 'journal'), { recursive: true });

      const full = await sender(folder, { url: peer.url, room }).ended;
      expect(full.stderr).toMatch(/The journal can’t be written: EFBIG/);
      expect(full.stderr).toMatch(/Fix: Make room on the disk/);
      expect(full.outcome?.complete).toBe(false);
      const journal = await readFile(join(folder, JOURNAL));
      expect(journal.length).toBe(room * 1024);
      const before = got();
      expect(before.length).toBeGreaterThan(0);
      expect(before.length).toBeLessThan(60);
      // Nobody was sent to whose attempt isn't written down.
      const attempted = new Set((await journalLines(folder)).map(({ to }) => to));
      expect(before.filter((to) => !attempted.has(to))).toEqual([]);
      // Whoever is not accepted or uncertain is among those who are left: nobody is missing.
      const said = (label: string) =>
        full.outcome?.lines
          .find(([name]) => name === label)?.[1]
          .match(/\d+/g)
          ?.map(Number) ?? [];
      const [left = 0] = said('Left');
      expect(said('So far').reduce((sum, count) => sum + count, left)).toBe(60);

      const next = await sender(folder, { url: peer.url }).ended;
      expect(next.stderr).toBe('');
      const ends = new Map((await journalLines(folder)).map(({ to, step }) => [to, step]));
      expect([...ends.keys()].sort()).toEqual([...people].sort());
      expect(new Set(got()).size).toBe(got().length);
      const doubtful = people.filter((to) => ends.get(to) === 'uncertain');
      expect(people.filter((to) => !got().includes(to) && !doubtful.includes(to))).toEqual([]);
      // Two connections: one attempt each under way, and one each written down ahead.
      expect(doubtful.length).toBeLessThanOrEqual(4);
    } finally {
      await peer.close();
      await rm(folder, { recursive: true });
    }
  },
);
