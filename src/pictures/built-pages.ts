import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Content } from '../blog/content.ts';
import type { Urls } from '../blog/urls.ts';
import { damagedPicture } from './damaged-picture.ts';
import { type Offer, pictureAddresses, withOffers } from './page-pictures.ts';
import { FORMATS, type Version, versionsOf } from './versions.ts';

/**
 * Offers the pictures of `content/pictures/` on every page in the folder of a built site in lighter
 * formats, wherever they came from: a cover, Markdown, a component. Makes those that pages show and
 * no others.
 *
 * @param root of the project
 * @throws {ContentError} when a picture is damaged
 */
export async function offerPictures(
  folder: string,
  root: string,
  pictures: Content['pictures'],
  urls: Urls,
): Promise<void> {
  const names = new Map(
    [...pictures.keys()].flatMap((name) => {
      const address = urls.picture(name);
      // What goes into feeds and email is on pages too, with its whole address.
      return [address, urls.absolute(address)].map((variant) => [variant, name] as const);
    }),
  );
  const offers = new Map<string, Offer>();
  for await (const entry of glob('**/*.html', { cwd: folder })) {
    const file = join(folder, entry);
    const html = await readFile(file, 'utf8');
    const shown = new Set(pictureAddresses(html).flatMap((address) => names.get(address) ?? []));
    if (shown.size === 0) continue;
    for (const name of shown) {
      const size = pictures.get(name);
      if (!size || offers.has(name)) continue;
      const bytes = await readFile(join(root, 'content/pictures', name));
      const versions = await versionsOf(
        { name, bytes, width: size.width },
        join(root, '.cache', 'pictures'),
      ).catch(damagedPicture(name));
      for (const version of versions) await writeVersion(folder, version, urls);
      offers.set(name, { ...size, address: urls.picture(name), sources: sources(versions, urls) });
    }
    await writeFile(
      file,
      withOffers(html, (address) => offers.get(names.get(address) ?? '')),
    );
  }
}

async function writeVersion(folder: string, { name, bytes }: Version, urls: Urls): Promise<void> {
  const file = join(folder, urls.belowBase(urls.pictureVersion(name)) ?? name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}

function sources(versions: readonly Version[], urls: Urls): Offer['sources'] {
  return FORMATS.map((format) => ({
    type: `image/${format}`,
    srcset: versions
      .filter((version) => version.format === format)
      .map(({ name, width }) => `${urls.pictureVersion(name)} ${width}w`)
      .join(),
  }));
}
