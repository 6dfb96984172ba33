import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { Content } from '../blog/content.ts';
import type { Urls } from '../blog/urls.ts';
import { damagedPicture } from './damaged-picture.ts';
import { kept, keyOf } from './kept.ts';

/** How wide a picture of an email may be: twice the 600 pixels of the message. */
export const WIDEST = 1200;

/** How many bytes a picture of an email may have. */
export const HEAVIEST = 200_000;

/** What is tried in turn until a picture is light enough. */
const ATTEMPTS = [WIDEST, 900, 600, 300].flatMap((width) =>
  [80, 60].map((quality) => ({ width, quality })),
);

/** Said in full, so that a picture doesn't change its bytes with a library's defaults. */
const PNG = { palette: true, effort: 4, compressionLevel: 9, dither: 1 } as const;
const JPEG = { mozjpeg: true } as const;

/** All that decides the bytes besides the picture. */
const MAKER = JSON.stringify([sharp.versions, WIDEST, HEAVIEST, ATTEMPTS, PNG, JPEG]);

/**
 * Writes every picture of `content/pictures/` into the folder of a built site once more, as light as
 * an email needs it, in its own format and at an address that never changes.
 *
 * @param root of the project
 * @throws {ContentError} when a picture is damaged
 */
export async function writeEmailPictures(
  folder: string,
  root: string,
  pictures: Content['pictures'],
  urls: Urls,
): Promise<void> {
  for (const name of pictures.keys()) {
    const bytes = await readFile(join(root, 'content/pictures', name));
    const light = await emailPicture(bytes, join(root, '.cache', 'pictures')).catch(
      damagedPicture(name),
    );
    const file = join(folder, urls.belowBase(urls.emailPicture(name)) ?? name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, light);
  }
}

/** A PNG or JPEG as an email carries it: itself, if it is light, not too wide, and stands upright by itself. */
export async function emailPicture(bytes: Buffer, cache: string): Promise<Buffer> {
  const { width, format, orientation = 1 } = await sharp(bytes).metadata();
  if (bytes.length <= HEAVIEST && width <= WIDEST && orientation === 1) return bytes;
  return kept(join(cache, `${keyOf(MAKER, bytes)}-email.${format}`), () => lightened(bytes));
}

async function lightened(bytes: Buffer): Promise<Buffer> {
  const { format } = await sharp(bytes).metadata();
  let made = bytes;
  for (const { width, quality } of ATTEMPTS) {
    const resized = sharp(bytes).autoOrient().resize({ width, withoutEnlargement: true });
    made = await (format === 'png'
      ? resized.png({ ...PNG, quality })
      : resized.jpeg({ ...JPEG, quality })
    ).toBuffer();
    if (made.length <= HEAVIEST) break;
  }
  return made;
}
