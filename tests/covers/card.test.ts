import { XMLParser } from 'fast-xml-parser';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type Card, cardSvg } from '../../src/covers/card.ts';
import { drawnCover } from '../../src/covers/drawn-cover.ts';
import { pngOf } from '../../src/covers/png.ts';

const drawing = drawnCover({ id: '2026-11-20-waiting', title: 'Waiting', topics: ['service'] });
const card: Card = {
  picture: `data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}`,
  title: 'What callers wanted to say',
  name: 'Weekly Insights',
  line: 'Service',
};
const pngFor = async (changes: Partial<Card> = {}) => pngOf(await cardSvg({ ...card, ...changes }));

describe('a sharing card', () => {
  it('is a PNG with a palette, of the size that previews ask for', async () => {
    const { format, width, height, isPalette } = await sharp(await pngFor()).metadata();
    expect({ format, width, height, isPalette }).toEqual({
      format: 'png',
      width: 1200,
      height: 630,
      isPalette: true,
    });
  });

  it('is the same bytes each time', async () => {
    expect(await pngFor()).toEqual(await pngFor());
  });

  it('shows its title, its publication, its line and its picture', async () => {
    const plain = await pngFor();
    const picture = card.picture.replace(
      /base64,.*/,
      `base64,${btoa('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630"/>')}`,
    );
    for (const changes of [{ title: 'Else' }, { name: 'Else' }, { line: 'Else' }, { picture }]) {
      expect(await pngFor(changes)).not.toEqual(plain);
    }
  });

  it.each([
    'Find your advocates before you need %',
    'The polite check-in, the shoddy room, and what a guest remembers of %',
    'What the customers of a long-established firm remember of it, and why they tell their %',
  ])('shows the last word of “%s”', async (title) => {
    const ending = (word: string) => cardSvg({ ...card, title: title.replace('%', word) });
    expect(await ending('them')).not.toBe(await ending('then'));
  });

  it('needs no fonts of the machine: its letters are shapes', async () => {
    const svg = new XMLParser({ ignoreAttributes: false }).parse(await cardSvg(card));
    expect(JSON.stringify(svg)).not.toContain('"text"');
    expect(JSON.stringify(svg)).toContain('"path"');
  });

  it.each([
    ['a very long title', 'Why the customers of a long-established firm remember '.repeat(6)],
    ['one endless word', 'Donaudampfschifffahrtsgesellschaft'.repeat(6)],
    ['markup and braces', '</svg><script>{{ 1 }}</script> & "so"'],
    ['letters beyond the fonts', 'Zoë, Łódź, 顧客, 🎈'],
  ])('survives %s', async (_, title) => {
    const png = await pngFor({ title });
    expect(await sharp(png).metadata()).toMatchObject({ width: 1200, height: 630 });
    expect(png.length).toBeLessThan(200_000);
  });
});

it('a drawn cover as a PNG has the size of a link preview', async () => {
  expect(await sharp(await pngOf(drawing)).metadata()).toMatchObject({ width: 1200, height: 630 });
});
