import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { ran } from '../project-copy.ts';

/** Digests of every file below a folder, by path. */
async function digests(root: string, folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const file of glob(`${folder}/**/*.*`, { cwd: root })) {
    found[file] = createHash('sha256')
      .update(await readFile(join(root, file)))
      .digest('hex');
  }
  return found;
}

describe.each(['dist', 'out'])('%s/', (folder) => {
  const built = inject('built');
  let first: Record<string, string>;

  beforeAll(async () => {
    first = await digests(built, folder);
  });

  it('has files', () => {
    expect(Object.keys(first).length).toBeGreaterThan(3);
  });

  it('is the same in another folder, time zone and locale', async () => {
    expect(await digests(inject('builtElsewhere'), folder)).toEqual(first);
  });

  it('is the same when built again in the same folder', async () => {
    // Not in `built`, whose pages other tests read meanwhile.
    const { code } = await ran(inject('builtElsewhere'), 'build');
    expect(code).toBe(0);
    expect(await digests(inject('builtElsewhere'), folder)).toEqual(first);
  });
});
