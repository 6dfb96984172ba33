import { createFontStack, type FontMetrics } from '@capsizecss/core';
import georgia from '@capsizecss/metrics/georgia';
import times from '@capsizecss/metrics/timesNewRoman';
import { fromFile } from '@capsizecss/unpack/fs';
import { FAMILY, typefacePath, WEIGHTS } from './typeface.ts';

/** A system's typeface that stands in, and the names of its cuts; Liberation Serif is as wide as Times. */
type Relative = { name: string; metrics: FontMetrics; cuts: Record<Cut, string[]> };
type Cut = keyof typeof CUTS;

const CUTS = {
  regular: 'font-weight:400',
  bold: 'font-weight:600',
  italic: 'font-weight:400;font-style:italic',
  boldItalic: 'font-weight:600;font-style:italic',
};

const RELATIVES: Relative[] = [
  {
    name: `${FAMILY} Georgia`,
    metrics: georgia,
    cuts: {
      regular: ['Georgia'],
      bold: ['Georgia Bold'],
      italic: ['Georgia Italic'],
      boldItalic: ['Georgia Bold Italic'],
    },
  },
  {
    name: `${FAMILY} Times`,
    metrics: times,
    cuts: {
      regular: ['Times New Roman', 'Liberation Serif'],
      bold: ['Times New Roman Bold', 'Liberation Serif Bold'],
      italic: ['Times New Roman Italic', 'Liberation Serif Italic'],
      boldItalic: ['Times New Roman Bold Italic', 'Liberation Serif Bold Italic'],
    },
  },
];

const metrics = await fromFile(typefacePath());

/** Families that stand in for the typeface, and for its italics, which it comes without. */
export const STAND_INS = RELATIVES.map(({ name }) => `'${name}'`).join(',');

/**
 * `@font-face` rules of the typeface and its stand-ins, which fill the same space. However well
 * they do, a line may break elsewhere, so a typeface that comes late waits for the next page
 * (`optional`): a page that is being read never moves.
 */
export function fontFacesCss(url: string): string {
  const own = `@font-face{font-family:${FAMILY};src:url(${url}) format("woff2");font-weight:${WEIGHTS.min} ${WEIGHTS.max};font-display:optional}`;
  return own + RELATIVES.flatMap(standIns).join('');
}

/** Faces for each cut of a relative, sized and spaced as the typeface is. */
function standIns(relative: Relative): string[] {
  const { fontFaces } = createFontStack([metrics, relative.metrics], {
    fontFaceFormat: 'styleObject',
  });
  const matched = fontFaces[0]?.['@font-face'];
  return Object.entries(CUTS).map(([cut, style]) => {
    const src = relative.cuts[cut as Cut].map((name) => `local("${name}")`).join(',');
    return `@font-face{font-family:'${relative.name}';src:${src};${style};size-adjust:${matched?.sizeAdjust};ascent-override:${matched?.ascentOverride};descent-override:${matched?.descentOverride};line-gap-override:0%}`;
  });
}
