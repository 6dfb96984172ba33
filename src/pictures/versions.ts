import { join } from 'node:path';
import sharp from 'sharp';
import { kept, keyOf } from './kept.ts';

/** A lighter version of a picture. */
export type Version = {
  /** With a digest of all that decides its bytes: under one name there is only ever one picture. */
  name: string;
  format: Format;
  /** In pixels. */
  width: number;
  bytes: Buffer;
};

type Format = (typeof FORMATS)[number];

/** In the order in which browsers should prefer them. */
export const FORMATS = ['avif', 'webp'] as const;

/** The measure of a text on an ordinary screen and on a sharp one; AVIF takes seconds for each more. */
const WIDTHS = [640, 1200];

/** Said in full, so that a version doesn't change its bytes with a library's defaults. */
const SETTINGS = {
  avif: { quality: 50, effort: 4 },
  webp: { quality: 80, effort: 4 },
} as const;

/** All that decides the bytes of a version besides the picture. */
const MAKER = JSON.stringify([sharp.versions, SETTINGS]);

/**
 * A picture as AVIF and as WebP, each in the widths that pages need and never wider than it is; kept
 * in a folder by what they are made from.
 *
 * @param file a PNG or JPEG, whose name begins the names of its versions
 */
export async function versionsOf(
  { name, bytes, width }: { name: string; bytes: Buffer; width: number },
  cache: string,
): Promise<Version[]> {
  const digest = keyOf(MAKER, bytes);
  const stem = `${name.replace(/\.\w+$/, '')}.${digest.slice(0, 8)}`;
  const widths = [...new Set(WIDTHS.map((wanted) => Math.min(wanted, width)))];
  const wanted = FORMATS.flatMap((format) => widths.map((width) => ({ format, width })));
  return Promise.all(
    wanted.map(async ({ format, width }) => ({
      name: `${stem}-${width}.${format}`,
      format,
      width,
      bytes: await kept(join(cache, `${digest}-${width}.${format}`), () =>
        sharp(bytes).autoOrient().resize({ width }).toFormat(format, SETTINGS[format]).toBuffer(),
      ),
    })),
  );
}
