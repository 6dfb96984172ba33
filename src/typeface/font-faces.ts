import { createFontStack } from '@capsizecss/core';
import times from '@capsizecss/metrics/timesNewRoman';
import { fromFile } from '@capsizecss/unpack/fs';
import { FAMILY, typefacePath, WEIGHTS } from './typeface.ts';

/** The family that stands in for the typeface until it is there: Times, which nearly every system has. */
export const STAND_IN = `${FAMILY}T`;

/** The names of its cuts, regular and bold; Liberation Serif is as wide as Times. */
const CUTS = [
  { names: ['Times New Roman', 'Liberation Serif'], weight: '' },
  {
    names: ['Times New Roman Bold', 'Liberation Serif Bold'],
    weight: `font-weight:${WEIGHTS.max};`,
  },
];

const metrics = await fromFile(typefacePath());

/**
 * `@font-face` rules of the typeface and its stand-in, which fills the same space. However well it
 * does, a line may break elsewhere, so a typeface that comes late waits for the next page
 * (`optional`): a page that is being read never moves.
 */
export function fontFacesCss(url: string): string {
  const own = `@font-face{font-family:${FAMILY};src:url(${url});font-weight:${WEIGHTS.min} ${WEIGHTS.max};font-display:optional}`;
  return own + standIns();
}

/** Faces for both cuts of the stand-in, sized and spaced as the typeface is. */
function standIns(): string {
  const { fontFaces } = createFontStack([metrics, times], { fontFaceFormat: 'styleObject' });
  const { sizeAdjust, ascentOverride, descentOverride } = fontFaces[0]?.['@font-face'] ?? {};
  const space = `size-adjust:${short(sizeAdjust)};ascent-override:${short(ascentOverride)};descent-override:${short(descentOverride)}`;
  return CUTS.map(({ names, weight }) => {
    const src = names.map((name) => `local("${name}")`).join(',');
    return `@font-face{font-family:${STAND_IN};src:${src};${weight}${space}}`;
  }).join('');
}

/** A percentage to a tenth: a thousandth of a letter's size is less than a pixel. */
function short(percentage = '100%'): string {
  return `${Number(Number.parseFloat(percentage).toFixed(1))}%`;
}
