import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { held } from '../../../src/newsletter/delivery/lock.ts';

const ROUNDS = 40;

async function inFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'lock-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

it('is held by one run until it lets go', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'lock');
    const { release } = held(file);
    expect(() => held(file)).toThrow('This issue is being sent already');
    release();
    held(file).release();
  }));

it('goes to exactly one of two that ask for it in the same moment', () =>
  inFolder(async (folder) => {
    const files = Array.from({ length: ROUNDS }, (_, round) => join(folder, `${round}.lock`));
    const ready = new Int32Array(new SharedArrayBuffer(ROUNDS * Int32Array.BYTES_PER_ELEMENT));
    const contenders = [0, 1].map(
      () =>
        new Worker(new URL('./lock-contender.ts', import.meta.url), {
          workerData: { files, contenders: 2, ready },
        }),
    );
    const got = await Promise.all(
      contenders.map(
        (contender) =>
          new Promise<boolean[]>((resolve, reject) => {
            contender.on('message', resolve).on('error', reject);
          }),
      ),
    );
    await Promise.all(contenders.map((contender) => contender.terminate()));
    const winners = files.map((_, round) => got.filter((wins) => wins[round]).length);
    expect(winners).toEqual(files.map(() => 1));
  }));
