import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Issue } from '../blog/issue.ts';
import type { Post } from '../blog/post.ts';
import type { Site } from '../blog/site.ts';
import { cardSvg } from './card.ts';
import { drawnCover } from './drawn-cover.ts';
import { PNG_MAKER, pngOf } from './png.ts';

/** Where finished PNGs are kept from one build to the next; without it they are drawn again. */
const KEPT = join('.cache', 'covers');

/** The publication's sharing card, with a drawing that follows from its name. */
export async function siteCardPng(site: Site): Promise<Uint8Array> {
  const drawing = drawnCover({ id: site.url, title: site.name, topics: [] });
  return keptPng(
    await cardSvg({
      picture: dataUrl('image/svg+xml', Buffer.from(drawing)),
      title: site.tagline,
      name: site.name,
      line: new URL(site.url).host,
    }),
  );
}

/** A post's sharing card. */
export async function postCardPng(post: Post, site: Site): Promise<Uint8Array> {
  const [topic = ''] = post.topics;
  return keptPng(
    await cardSvg({
      picture: await pictureOf(post),
      title: post.title,
      name: site.name,
      line: site.topics[topic]?.name ?? topic,
    }),
  );
}

/** An issue's sharing card, with the picture of its lead. */
export async function issueCardPng(issue: Issue, lead: Post, site: Site): Promise<Uint8Array> {
  return keptPng(
    await cardSvg({
      picture: await pictureOf(lead),
      title: issue.subject,
      name: site.newsletter.name,
      line: `No. ${issue.number}`,
    }),
  );
}

/** A drawn cover for where SVG isn't shown: email. */
export async function drawnCoverPng(post: Post): Promise<Uint8Array> {
  return keptPng(drawnCover(post));
}

/** A post's own or drawn cover, as an address of its data. */
async function pictureOf(post: Post): Promise<string> {
  if (!post.cover) return dataUrl('image/svg+xml', Buffer.from(drawnCover(post)));
  const { picture } = post.cover;
  const type = picture.endsWith('.png') ? 'image/png' : 'image/jpeg';
  return dataUrl(type, await readFile(join('content/pictures', picture)));
}

function dataUrl(type: string, data: Buffer): string {
  return `data:${type};base64,${data.toString('base64')}`;
}

/** The PNG of an SVG, from an earlier build if that had the same SVG and made PNGs the same way. */
async function keptPng(svg: string): Promise<Uint8Array> {
  const digest = createHash('sha256').update(PNG_MAKER).update(svg).digest('hex');
  const file = join(KEPT, `${digest}.png`);
  const kept = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (kept) return kept;
  const png = await pngOf(svg);
  await mkdir(KEPT, { recursive: true });
  // Renamed into place, so that a build that is interrupted leaves no half of a picture.
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, png);
  await rename(unfinished, file);
  return png;
}
