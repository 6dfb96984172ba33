import { dark, fonts, light } from '../../styles/tokens.ts';
import type { CheckResult } from '../checks/check.ts';
import { filledPage, TEXT_WIDTH } from '../templates.ts';
import type { InboxLine } from './inbox-line.ts';

/** Something that has a size and a budget, in bytes. */
export type GallerySize = {
  name: string;
  bytes: number;
  warnAt?: number;
  limit: number;
  why: string;
};

/** All that the gallery shows of an issue's email, besides its frames. */
export type Gallery = {
  language: string;
  newsletter: string;
  number: number;
  day: string;
  week: string;
  subject: string;
  draft: boolean;
  inbox: InboxLine[];
  /** Addresses of pictures of which there is no copy. */
  missing: string[];
  text: string;
  headers: MessageHeader[];
  sizes: GallerySize[];
  checks: readonly CheckResult[];
};

/** One field of a message's header, as it is in the message. */
export type MessageHeader = { name: string; value: string };

/** The copies of the email that the frames of the gallery show. */
export const FRAMES = {
  light: 'email-light.html',
  dark: 'email-dark.html',
  withoutPictures: 'email-without-pictures.html',
} as const;

/** The gallery as one page without scripts, to be opened beside its frames and pictures. */
export function galleryHtml(gallery: Gallery): Promise<string> {
  const of = (status: CheckResult['status']) =>
    gallery.checks.filter((check) => check.status === status);
  return filledPage('gallery', {
    gallery,
    failed: of('failed'),
    warnings: of('warning'),
    passed: of('passed'),
    skipped: of('skipped'),
    sizes: gallery.sizes.map(drawnSize),
    frames: FRAMES,
    textWidth: TEXT_WIDTH,
    light,
    dark,
    fonts,
  });
}

/** A size with what its bar shows, in hundredths of a track that ends somewhat above the limit. */
function drawnSize({ bytes, warnAt, limit, ...size }: GallerySize) {
  const end = Math.max(limit * 1.15, bytes);
  const share = (value: number) => Math.round((value / end) * 1000) / 10;
  return {
    ...size,
    kilobytes: kilobytes(bytes),
    limit: kilobytes(limit),
    warnAt: warnAt && kilobytes(warnAt),
    isOver: bytes > limit,
    isNear: warnAt !== undefined && bytes > warnAt,
    bar: share(bytes),
    warnMark: warnAt && share(warnAt),
    limitMark: share(limit),
  };
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}

/** The fields of a message's header, each unfolded to one line (RFC 5322, 2.2.3). */
export function messageHeaders(message: string): MessageHeader[] {
  const [header = ''] = message.split('\r\n\r\n', 1);
  return header
    .replaceAll(/\r\n(?=[ \t])/g, '')
    .split('\r\n')
    .map((field) => {
      const colon = field.indexOf(':');
      return { name: field.slice(0, colon), value: field.slice(colon + 1).trim() };
    });
}
