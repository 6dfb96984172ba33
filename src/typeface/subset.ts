import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import subsetter from 'subset-font/package.json' with { type: 'json' };
import { FEATURES, typefacePath, WEIGHTS } from './typeface.ts';

/** What any text may need tomorrow, so that an ordinary post doesn't make readers load the font again. */
const EVERYDAY = [
  ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index)),
  ...'\u00a0–—‘’“”…·',
];

/** The typeface with only the characters given and the everyday ones; kept in a folder by what it is made from. */
export async function subsetOf(characters: Iterable<string>, cache: string): Promise<Buffer> {
  const source = await readFile(typefacePath());
  const text = [...new Set([...EVERYDAY, ...characters])].sort().join('');
  const options = {
    targetFormat: 'woff2' as const,
    keepFeatures: FEATURES,
    variationAxes: { wght: WEIGHTS },
  };
  const key = createHash('sha256')
    .update(source)
    .update(JSON.stringify([subsetter.version, options, text]))
    .digest('hex');
  const kept = join(cache, `${key}.woff2`);
  try {
    return await readFile(kept);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const subset = await subsetFont(source, text, options);
  await mkdir(cache, { recursive: true });
  // Under its name only when whole: a build that is stopped here must not leave half a font.
  await writeFile(`${kept}.new`, subset);
  await rename(`${kept}.new`, kept);
  return subset;
}
