import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Journal } from '../../../../src/newsletter/delivery/journal.ts';
import { readJournal } from '../../../../src/newsletter/delivery/journal-replay.ts';

const HEAD = { list: 'weekly.fixture.test', week: '2026-W11', hash: '0123456789abcdef' };
const now = () => Temporal.Instant.from('2026-03-13T14:00:00Z');

let folder: string;
let file: string;
let whole: Buffer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'torn-'));
  file = join(folder, 'journal.jsonl');
  const journal = await Journal.open(file, HEAD, now);
  await journal.attempting('ann@one.test');
  await journal.ended('ann@one.test', { step: 'accepted', answer: '250 Grüße' });
  await journal.attempting('bob@two.test');
  await journal.ended('bob@two.test', { step: 'rejected', again: true, answer: '451 later' });
  await journal.attempting('cy@three.test');
  await journal.close();
  whole = await readFile(file);
});

afterEach(() => rm(folder, { recursive: true }));

/** How the three stand after so many whole lines. */
const AFTER_LINES = [
  [],
  [],
  ['ann uncertain'],
  ['ann accepted'],
  ['ann accepted', 'bob uncertain'],
  ['ann accepted', 'bob rejected'],
  ['ann accepted', 'bob rejected', 'cy uncertain'],
];

it('torn at any byte says what its whole lines say, and can be written on', async () => {
  for (let length = 0; length <= whole.length; length += 1) {
    const torn = whole.subarray(0, length);
    await writeFile(file, torn);
    const journal = await Journal.open(file, HEAD, now);
    const lines = torn.toString('latin1').split('\n').length - 1;
    expect({ length, ends: standing(journal.standings) }).toEqual({
      length,
      ends: AFTER_LINES[lines],
    });
    await journal.attempting('dee@four.test');
    await journal.ended('dee@four.test', { step: 'accepted', answer: '250 ok' });
    await journal.close();
    const again = await readJournal(file, HEAD);
    expect({ length, ends: standing(again ?? new Map()) }).toEqual({
      length,
      ends: [...(AFTER_LINES[lines] ?? []), 'dee accepted'],
    });
  }
});

function standing(standings: ReadonlyMap<string, { step: string }>): string[] {
  return [...standings].map(([to, { step }]) => `${to.split('@')[0]} ${step}`);
}

it('damaged in the middle is not believed: nothing is sent, and the line is named', async () => {
  const lines = whole.toString('utf8').split('\n');
  lines[3] = lines[3]?.slice(0, -9) ?? '';
  await writeFile(file, lines.join('\n'));
  await expect(Journal.open(file, HEAD, now)).rejects.toThrow(
    `${file}:4 is not a line of a journal`,
  );
});
