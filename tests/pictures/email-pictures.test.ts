import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emailPicture, HEAVIEST, WIDEST } from '../../src/pictures/email-pictures.ts';

let cache: string;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'email-pictures-'));
});
afterEach(() => rm(cache, { recursive: true }));

/** A picture that no format makes small: every pixel differs from those beside it. */
function grainy(width: number, height: number) {
  const pixels = Buffer.alloc(width * height * 3);
  let state = 1;
  for (let index = 0; index < pixels.length; index++) {
    state = (state * 48271) % 2147483647;
    pixels[index] = state % 256;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

describe('a picture in an email', () => {
  it('is the original, if that is light and narrow enough', async () => {
    const bytes = await grainy(200, 100).png().toBuffer();
    expect(await emailPicture(bytes, cache)).toBe(bytes);
    expect(await readdir(cache)).toEqual([]);
  });

  it.each([
    ['png', 400],
    ['jpeg', 1600],
  ] as const)('is light and narrow in its shape, as %s of %i pixels', async (format, wide) => {
    const bytes = await grainy(wide, wide / 2)
      .toFormat(format)
      .toBuffer();
    expect(bytes.length).toBeGreaterThan(HEAVIEST);
    const light = await emailPicture(bytes, cache);
    const facts = await sharp(light).metadata();
    expect(light.length).toBeLessThanOrEqual(HEAVIEST);
    expect(facts.width).toBeLessThanOrEqual(WIDEST);
    expect(facts.width).toBe(2 * facts.height);
    expect(facts.format).toBe(format);
    // Made once: from what was kept, the same again.
    expect(await readdir(cache)).toHaveLength(1);
    expect(await emailPicture(bytes, cache)).toEqual(light);
  });

  it('stands upright without saying so, which Outlook for Windows would not read', async () => {
    // 6: to be turned by a quarter, clockwise (Exif 2.3, Orientation).
    const bytes = await grainy(120, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { width, height, orientation } = await sharp(await emailPicture(bytes, cache)).metadata();
    expect([width, height, orientation ?? 1]).toEqual([40, 120, 1]);
  });
});
