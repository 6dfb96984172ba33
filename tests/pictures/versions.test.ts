import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { versionsOf } from '../../src/pictures/versions.ts';

let cache: string;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'pictures-'));
});
afterEach(() => rm(cache, { recursive: true }));

/** A picture, red on the left and blue on the right. */
function drawn(width: number, height: number) {
  const half = { width: Math.floor(width / 2), height, channels: 3 } as const;
  return sharp({ create: { width, height, channels: 3, background: 'blue' } })
    .composite([{ input: { create: { ...half, background: 'red' } }, left: 0, top: 0 }])
    .withMetadata();
}

const facts = async ({ bytes }: { bytes: Buffer }) => {
  const { width, height, format, compression } = await sharp(bytes).metadata();
  return { width, height, format: format === 'heif' ? compression : format };
};

describe('a picture’s versions', () => {
  it('are what their names and widths say', async () => {
    const bytes = await drawn(1400, 700).png().toBuffer();
    const versions = await versionsOf({ name: 'two-halves.png', bytes, width: 1400 }, cache);
    expect(versions.map(({ format, width }) => [format, width])).toEqual([
      ['avif', 640],
      ['avif', 1200],
      ['webp', 640],
      ['webp', 1200],
    ]);
    for (const version of versions) {
      expect(version.name).toMatch(
        new RegExp(`^two-halves\\.[\\w-]{8}-${version.width}\\.${version.format}$`),
      );
      expect(await facts(version)).toEqual({
        width: version.width,
        height: version.width / 2,
        format: version.format === 'avif' ? 'av1' : 'webp',
      });
    }
  });

  it('are never wider than the picture', async () => {
    const bytes = await drawn(300, 300).png().toBuffer();
    const versions = await versionsOf({ name: 'small.png', bytes, width: 300 }, cache);
    expect(versions.map(({ format, width }) => [format, width])).toEqual([
      ['avif', 300],
      ['webp', 300],
    ]);
  });

  it('stand upright when the picture lies on its side and says so', async () => {
    // 6: to be turned by a quarter, clockwise (Exif 2.3, Orientation).
    const bytes = await drawn(400, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const [version] = await versionsOf({ name: 'upright.jpg', bytes, width: 200 }, cache);
    if (!version) throw new Error('No version');
    expect(await facts(version)).toMatchObject({ width: 200, height: 400 });
    // What was on the left is on top.
    const { data } = await sharp(version.bytes)
      .extract({ left: 100, top: 50, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(200);
    expect(data[2]).toBeLessThan(60);
  });

  it('have a name of their own for every content, and are made once', async () => {
    const of = async (width: number) => ({
      name: 'a.png',
      bytes: await drawn(width, 100).png().toBuffer(),
      width,
    });
    const first = await versionsOf(await of(100), cache);
    const other = await versionsOf(await of(120), cache);
    expect(first.map(({ name }) => name.slice(0, 10))).not.toEqual(
      other.map(({ name }) => name.slice(0, 10)),
    );
    const kept = await readdir(cache);
    expect(kept).toHaveLength(4);
    for (const file of kept) await writeFile(join(cache, file), 'from an earlier build');
    const again = await versionsOf(await of(100), cache);
    expect(again.map(({ name }) => name)).toEqual(first.map(({ name }) => name));
    expect(again.map(({ bytes }) => bytes.toString())).toEqual(
      again.map(() => 'from an earlier build'),
    );
    expect((await readFile(join(cache, kept[0] ?? ''))).toString()).toBe('from an earlier build');
  });
});
