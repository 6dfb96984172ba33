import { renderAsync } from '@resvg/resvg-js';
import resvg from '@resvg/resvg-js/package.json' with { type: 'json' };
import sharp from 'sharp';
import { COVER_SIZE } from './motifs/motif.ts';

/** Flat colours need no more than a palette, and without dithering they stay flat. */
const PALETTE = { palette: true, colours: 96, dither: 0, effort: 4, compressionLevel: 9 } as const;

/** All that decides the bytes of a PNG besides the SVG. */
export const PNG_MAKER = JSON.stringify([resvg.version, sharp.versions, PALETTE]);

/** An SVG without text as a small PNG, the same bytes on every machine. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const { pixels, width, height } = await renderAsync(svg, {
    fitTo: { mode: 'width', value: COVER_SIZE.width },
    font: { loadSystemFonts: false },
  });
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .png(PALETTE)
    .toBuffer();
}
