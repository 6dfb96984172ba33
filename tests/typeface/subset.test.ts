import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create, type Font } from 'fontkitten';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { subsetOf } from '../../src/typeface/subset.ts';

let cache: string;
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'typeface-'));
});
afterAll(() => rm(cache, { recursive: true }));

const has = (font: Buffer, character: string) =>
  (create(font) as Font).hasGlyphForCodePoint(character.codePointAt(0) ?? 0);

it('holds what was asked for and what any text may need, and no more', async () => {
  const font = await subsetOf(['é'], cache);
  expect([...'éaZ09€”ü'].map((character) => [character, has(font, character)])).toEqual([
    ['é', true],
    ['a', true],
    ['Z', true],
    ['0', true],
    ['9', true],
    ['€', false],
    ['”', true],
    ['ü', false],
  ]);
});

it('keeps the weights that the styles use, and no others', async () => {
  const font = create(await subsetOf([], cache)) as Font;
  expect(font.variationAxes).toEqual({ wght: expect.objectContaining({ min: 400, max: 600 }) });
});

it('is the same whatever the order in which characters are met', async () => {
  const other = await mkdtemp(join(tmpdir(), 'typeface-'));
  const [one, two] = [await subsetOf('éñ', cache), await subsetOf('ñéñ', other)];
  expect(one.equals(two)).toBe(true);
  await rm(other, { recursive: true });
});

it('takes from the cache what was made from the same before, and nothing else', async () => {
  await subsetOf(['ø'], cache);
  for (const file of await readdir(cache)) await writeFile(join(cache, file), 'kept');
  expect(String(await subsetOf(['ø'], cache))).toBe('kept');
  expect(has(await subsetOf(['å'], cache), 'å')).toBe(true);
});
