import { pathOnSite } from './built-site.ts';
import { type Check, type Checked, counted, type Finding, failure } from './check.ts';

/** Twice the width of the email, for sharp screens, in pixels. */
const WIDEST = 1200;

/** Bytes. */
const HEAVIEST = 200_000;

/** Every picture is one that all mail clients show, has its size and words in its place, and weighs little. */
export const pictures: Check = {
  name: 'Pictures',
  verdict(checked) {
    const all = checked.page('img').toArray();
    const heaviest = Math.max(
      0,
      ...all.map(({ attribs }) => checked.built?.get(attribs.src ?? '')?.bytes ?? 0),
    );
    return {
      figure: `${counted(all.length, 'picture')}${heaviest > 0 ? `, the heaviest ${Math.round(heaviest / 1000)} KB` : ''}`,
      findings: all.flatMap(({ attribs }) => problems(attribs, checked)),
    };
  },
};

function problems(
  { src = '', alt, width, height }: Readonly<Record<string, string>>,
  { site, urls, built }: Checked,
): Finding[] {
  const found: Finding[] = [];
  const add = (message: string, fix: string) => found.push(failure(`${src} ${message}`, fix));
  if (!/^https:\/\/[^/]/.test(src)) {
    add('is no address with https://', 'Put the picture into content/pictures/.');
  } else if (pathOnSite(src, site, urls) === undefined) {
    add('is on another site', 'Put the picture into content/pictures/.');
  }
  if (alt === undefined) {
    add('has no alternative text', 'Say in words what it shows; alt="" if it is decoration.');
  }
  if (!isPixels(width) || !isPixels(height)) {
    add('has no width and height', 'Give both: without them the text jumps when pictures come.');
  }
  const file = built?.get(src);
  if (!file) return found;
  const { picture, bytes } = file;
  if (!picture || !/^(png|jpg)$/.test(picture.type)) {
    add(
      `is ${picture?.type ? `a picture of the kind ${picture.type}` : 'no picture'}, which not every mail client shows`,
      'Use a PNG or a JPEG.',
    );
  }
  if (picture && picture.width > WIDEST) {
    add(`is ${picture.width} px wide`, `Make it at most ${WIDEST} px wide.`);
  }
  if (bytes > HEAVIEST) {
    add(
      `has ${Math.round(bytes / 1000)} KB`,
      `Make it at most ${HEAVIEST / 1000} KB: fewer colours for a drawing, JPEG for a photograph.`,
    );
  }
  return found;
}

function isPixels(value: string | undefined): boolean {
  return /^[1-9]\d*$/.test(value ?? '');
}
