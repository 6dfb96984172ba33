import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from '../../../src/newsletter/delivery/journal.ts';
import { readJournal } from '../../../src/newsletter/delivery/journal-replay.ts';
import { PROJECT } from '../../project-copy.ts';

const HEAD = { list: 'weekly.test', week: '2026-W47', hash: 'abc' };
const NOW = () => Temporal.Instant.from('2026-11-20T14:00:00Z');
const ACCEPTED = { step: 'accepted', answer: '250 OK' } as const;

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
  file = join(folder, 'new', '2026-W47.jsonl');
});

afterEach(() => rm(folder, { recursive: true }));

/** A journal in which one person has the issue, one attempt has no end, and one was put off. */
async function begun(): Promise<void> {
  const journal = await Journal.open(file, HEAD, NOW);
  await journal.attempting('Ann@one.test');
  await journal.ended('Ann@one.test', ACCEPTED);
  await journal.attempting('bob@two.test');
  await journal.attempting('cy@three.test');
  await journal.ended('cy@three.test', { step: 'rejected', again: true, answer: '451 later' });
  await journal.close();
}

const stepsIn = async () =>
  Object.fromEntries(
    [...((await readJournal(file, HEAD)) ?? [])].map(([to, { step }]) => [to, step]),
  );

describe('a journal', () => {
  it('is nothing before a send has begun', async () => {
    expect(await readJournal(file, HEAD)).toBeUndefined();
  });

  it('says where each address stands, and calls an attempt without an end uncertain', async () => {
    await begun();
    expect(await stepsIn()).toEqual({
      'ann@one.test': 'accepted',
      'bob@two.test': 'uncertain',
      'cy@three.test': 'rejected',
    });
  });

  it.each([
    ['nothing', undefined, undefined],
    ['a doubt', { step: 'uncertain', answer: 'connection closed' }, 'uncertain'],
    ['an attempt put off', { step: 'rejected', again: true, answer: '451 later' }, 'rejected'],
  ] as const)(
    'says after an attempt that was not made what it said before: %s',
    async (_, end, step) => {
      const journal = await Journal.open(file, HEAD, NOW);
      if (end) {
        await journal.attempting('ann@one.test');
        await journal.ended('ann@one.test', end);
      }
      const before = new Map(journal.standings);
      await journal.attempting('Ann@one.test');
      expect(journal.standings.get('ann@one.test')?.step).toBe('uncertain');
      await journal.unattempted('Ann@one.test');
      expect(journal.standings).toEqual(before);
      await journal.close();
      expect(await readJournal(file, HEAD)).toEqual(before);
      expect((await stepsIn())['ann@one.test']).toBe(step);
    },
  );

  it('writes that doubt down when the next run opens it', async () => {
    await begun();
    const journal = await Journal.open(file, HEAD, NOW);
    await journal.close();
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(JSON.parse(lines.at(-1) as string)).toMatchObject({
      to: 'bob@two.test',
      step: 'uncertain',
    });
  });

  it('has every attempt on the disk when it says so, however many wait at once', async () => {
    const journal = await Journal.open(file, HEAD, NOW);
    const addresses = Array.from({ length: 500 }, (_, index) => `r${index}@one.test`);
    await Promise.all(
      addresses.map(async (to) => {
        await journal.attempting(to);
        expect(await readFile(file, 'utf8')).toContain(`"${to}"`);
        await journal.ended(to, ACCEPTED);
      }),
    );
    await journal.close();
    expect(new Set(Object.values(await stepsIn()))).toEqual(new Set(['accepted']));
    expect(Object.keys(await stepsIn())).toHaveLength(500);
  });
});

describe('a line that was being written when the machine stopped', () => {
  it('does not count, wherever it was torn, and the next line stands on its own', async () => {
    await begun();
    const whole = await readFile(file);
    const last = whole.lastIndexOf(0x0a, whole.length - 2) + 1;
    for (let length = last; length < whole.length; length += 7) {
      await writeFile(file, whole);
      await truncate(file, length);
      expect(await stepsIn()).toMatchObject({ 'ann@one.test': 'accepted' });
      expect((await stepsIn())['cy@three.test']).toBe('uncertain');
      const journal = await Journal.open(file, HEAD, NOW);
      await journal.ended('cy@three.test', ACCEPTED);
      await journal.close();
      expect((await stepsIn())['cy@three.test']).toBe('accepted');
    }
  });

  it('may be the first', async () => {
    await begun();
    await truncate(file, 10);
    const journal = await Journal.open(file, HEAD, NOW);
    await journal.close();
    expect(await readJournal(file, HEAD)).toEqual(new Map());
  });
});

describe('a journal is refused', () => {
  it('when a line within it is damaged, and the line is named', async () => {
    await begun();
    await appendFile(file, '{"to":"x@y.test","step":"sent"}\n');
    await expect(readJournal(file, HEAD)).rejects.toThrow(`${file}:7 is not a line of a journal`);
    await expect(Journal.open(file, HEAD, NOW)).rejects.toThrow(`${file}:7`);
  });

  it('when it takes back an attempt that it doesn’t have: whoever has the issue keeps it', async () => {
    await begun();
    await appendFile(
      file,
      '{"to":"ann@one.test","step":"unattempted","at":"2026-11-20T14:00:00.000Z"}\n',
    );
    await expect(readJournal(file, HEAD)).rejects.toThrow(`${file}:7 is not a line of a journal`);
  });

  it('when the issue has changed since, or is another', async () => {
    await begun();
    await expect(Journal.open(file, { ...HEAD, hash: 'def' }, NOW)).rejects.toThrow(
      '2026-W47 has been changed since its sending began: it was abc, and is def',
    );
    await expect(Journal.open(file, { ...HEAD, week: '2026-W48' }, NOW)).rejects.toThrow(
      'is the journal of 2026-W47',
    );
  });

  it('when another run has it, and no longer once that has ended', async () => {
    const journal = await Journal.open(file, HEAD, NOW);
    await expect(Journal.open(file, HEAD, NOW)).rejects.toThrow('This issue is being sent already');
    await journal.close();
    await (await Journal.open(file, HEAD, NOW)).close();
  });

  it('when another process has it, and not after that was killed', async () => {
    await begun();
    const holder = join(PROJECT, 'src/newsletter/delivery/lock.ts');
    const program = `
      const { held } = await import(${JSON.stringify(holder)});
      held(${JSON.stringify(`${file}.lock`)});
      console.log('held');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
    await once(child.stdout, 'data');
    await expect(Journal.open(file, HEAD, NOW)).rejects.toThrow('This issue is being sent already');
    child.kill('SIGKILL');
    await once(child, 'close');
    await (await Journal.open(file, HEAD, NOW)).close();
  });
});

describe('a journal that can’t be written', () => {
  it('says so in plain words, and allows no attempt after that', async () => {
    const journal = await Journal.open(file, HEAD, NOW);
    await journal.attempting('ann@one.test');
    await journal.close();
    await expect(journal.attempting('bob@two.test')).rejects.toThrow(
      'The journal can’t be written',
    );
    await expect(journal.attempting('cy@three.test')).rejects.toThrow(
      'The journal can’t be written',
    );
    expect(await stepsIn()).toEqual({ 'ann@one.test': 'uncertain' });
  });
});
