import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { suppressionIn } from '../../../src/newsletter/delivery/suppression.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suppression-'));
  file = join(folder, 'gone.txt');
});

afterEach(() => rm(folder, { recursive: true }));

describe('a suppression list', () => {
  it('knows an address in any letters, its domain in any script', async () => {
    await writeFile(file, '\ufeff# they left\r\n\r\nAnn@One.test\r\nbob@bücher.example\r\n');
    const list = suppressionIn(file);
    expect(await list.size()).toBe(2);
    expect(await list.has('ann@one.TEST')).toBe(true);
    expect(await list.has('bob@xn--bcher-kva.example')).toBe(true);
    expect(await list.has('cy@one.test')).toBe(false);
  });

  it('is read again when it has changed', async () => {
    await writeFile(file, 'ann@one.test\n');
    const list = suppressionIn(file);
    expect(await list.has('bob@two.test')).toBe(false);
    await writeFile(file, 'ann@one.test\nbob@two.test\n');
    expect(await list.has('bob@two.test')).toBe(true);
  });

  it('holds everything back when it can’t be read, or not understood', async () => {
    await writeFile(file, 'ann@one.test\n');
    const list = suppressionIn(file);
    await list.has('bob@two.test');
    await writeFile(file, 'ann@one.test\nbob(at)two.test\n');
    await expect(list.has('cy@three.test')).rejects.toThrow(
      `${file}:2 "bob(at)two.test" is not a mail address`,
    );
    await rm(file);
    await expect(list.has('cy@three.test')).rejects.toThrow('can’t be read');
  });
});
