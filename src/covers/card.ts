import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import satori from 'satori';
import { light } from '../styles/tokens.ts';
import { COVER_SIZE } from './motifs/motif.ts';

/** What a sharing card shows. */
export type Card = {
  /** The picture, as an address of its data. */
  picture: string;
  title: string;
  /** The publication. */
  name: string;
  /** A line below the name: a topic, or an issue's number. */
  line: string;
};

/** Type from npm packages, so that every machine draws the same letters. */
const FONTS = await Promise.all(
  ['latin-400-normal', 'latin-ext-400-normal', 'latin-600-normal', 'latin-ext-600-normal'].map(
    async (file) => ({
      name: file.startsWith('latin-ext') ? 'Serif Extended' : 'Serif',
      data: await readFile(
        fileURLToPath(import.meta.resolve(`@fontsource/vollkorn/files/vollkorn-${file}.woff`)),
      ),
      weight: file.includes('600') ? (600 as const) : (400 as const),
      style: 'normal' as const,
    }),
  ),
);

/** The picture's width on a card; it keeps the cover's proportions and leaves room for two lines of title. */
const PICTURE = { width: 792, height: 416 };

/** A sharing card as SVG, its letters as shapes. */
export async function cardSvg({ picture, title, name, line }: Card): Promise<string> {
  return satori(
    box(
      {
        ...COVER_SIZE,
        background: light.paper,
        color: light.ink,
        fontFamily: 'Serif, Serif Extended',
      },
      box(
        { position: 'absolute', left: 56, top: 52, width: 300, flexDirection: 'column' },
        box({ fontSize: 46, fontWeight: 600, lineHeight: 1.04, letterSpacing: -1.2 }, name),
        box({ width: 64, height: 5, marginTop: 26, background: light.accent }),
        box({ marginTop: 24, fontSize: 27, lineHeight: 1.25, color: light.muted }, line),
      ),
      {
        type: 'img',
        props: {
          src: picture,
          ...PICTURE,
          style: { position: 'absolute', right: 0, top: 0, ...PICTURE, objectFit: 'cover' },
        },
      },
      box(
        {
          position: 'absolute',
          left: 56,
          top: PICTURE.height,
          width: COVER_SIZE.width - 112,
          height: COVER_SIZE.height - PICTURE.height,
          alignItems: 'center',
        },
        box(
          {
            display: 'block',
            ...sizeOf(title),
            fontWeight: 600,
            lineHeight: 1.1,
            letterSpacing: -1.6,
          },
          title,
        ),
      ),
    ),
    { ...COVER_SIZE, fonts: FONTS },
  );
}

/** A title's size by its length: two lines of like length, or for the longest three, cut off at last. */
function sizeOf({ length }: string): Record<string, string | number> {
  // satori clamps before it balances, and would cut a balanced title short.
  if (length > 72) return { fontSize: 48, lineClamp: 3 };
  return { fontSize: length > 44 ? 58 : 66, textWrap: 'balance' };
}

type Element = Parameters<typeof satori>[0];

/** A box with a style and what is in it, as satori takes it. */
function box(style: Record<string, string | number>, ...children: unknown[]): Element {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } } as Element;
}
