import { createHash } from 'node:crypto';
import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { charactersOf } from './characters.ts';
import { subsetOf } from './subset.ts';
import { FAMILY, FILE } from './typeface.ts';

/**
 * Puts the typeface's subset in the place of its whole file, in a folder of pages that Astro has
 * built. It can't happen sooner: only finished pages tell which characters they use.
 */
export async function subsetTypeface(folder: string, cache: string): Promise<void> {
  const pages: { file: string; html: string }[] = [];
  for await (const file of glob('**/*.html', { cwd: folder })) {
    pages.push({ file: join(folder, file), html: await readFile(join(folder, file), 'utf8') });
  }
  const whole = await emittedTypeface(folder);
  const font = await subsetOf(
    pages.flatMap(({ html }) => [...charactersOf(html)]),
    cache,
  );
  const digest = createHash('sha256').update(font).digest('base64url').slice(0, 8);
  const name = `${FAMILY.toLowerCase()}.${digest}.woff2`;
  await writeFile(join(dirname(whole), name), font);
  for (const { file, html } of pages) {
    await writeFile(file, html.replaceAll(basename(whole), name));
  }
  await rm(whole);
}

/** The whole typeface, to whose name the bundler has added a digest. */
async function emittedTypeface(folder: string): Promise<string> {
  const [found, ...others] = await Array.fromAsync(
    glob(`**/${FILE.replace('.woff2', '.*.woff2')}`, { cwd: folder }),
  );
  if (!found || others.length > 0) throw new Error(`${folder} does not hold ${FILE} once`);
  return join(folder, found);
}
