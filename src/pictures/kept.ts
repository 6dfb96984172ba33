import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A name for what is made of a picture, by what makes it and what it is made from. */
export function keyOf(maker: string, bytes: Buffer): string {
  return createHash('sha256').update(maker).update(bytes).digest('base64url');
}

/** What a file holds from an earlier build, or else what is made now and kept there. */
export async function kept(file: string, made: () => Promise<Buffer>): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const bytes = await made();
  await mkdir(dirname(file), { recursive: true });
  // Under its name only when whole: a build that is stopped here must not leave half a picture.
  await writeFile(`${file}.new`, bytes);
  await rename(`${file}.new`, file);
  return bytes;
}
