import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { found, goldenSite } from './golden-email.ts';

let folder: string;
let picture: string;

beforeAll(async () => {
  folder = await goldenSite('golden-site-pictures');
  picture = join(folder, 'pictures/email/two-chairs.png');
});

const pictures = (change: Parameters<typeof found>[1] = {}) => found('Pictures', change, folder);
const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'teal' } });

describe('pictures', () => {
  it.each([
    ['no alternative text', / alt="[^"]*"/, '', 'has no alternative text'],
    ['no width', / width="\d+"/, '', 'has no width and height'],
    ['a height in shares', / height="\d+"/, ' height="50%"', 'has no width and height'],
    ['a relative address', / src="[^"]*"/, ' src="/a.png"', 'is no address with https://'],
    ['another host', / src="[^"]*"/, ' src="https://b.test/a.png"', 'is on another site'],
  ])('fail for %s', async (_, attribute, instead, message) => {
    const html = (before: string) =>
      before.replace(/<img[^>]*>/, (img) => img.replace(attribute, instead));
    const said = await pictures({ html });
    expect(said.length).toBeGreaterThan(0);
    expect(said[0]).toMatch(/^fail: /);
    expect(said.join('\n')).toContain(message);
  });

  it('may be decoration', async () => {
    expect(await pictures({ html: (html) => html.replace(/ alt="Two[^"]*"/, ' alt=""') })).toEqual(
      [],
    );
  });

  it('are PNG or JPEG, whatever their names say', async () => {
    await writeFile(picture, await drawn(1104, 580).jpeg().toBuffer());
    expect(await pictures()).toEqual([]);
    await writeFile(picture, await drawn(1104, 580).webp().toBuffer());
    expect((await pictures()).join()).toContain('a picture of the kind webp');
    await writeFile(picture, 'not a picture');
    expect((await pictures()).join()).toContain('is no picture');
  });

  it('are at most 1200 px wide', async () => {
    await writeFile(picture, await drawn(1200, 10).png().toBuffer());
    expect(await pictures()).toEqual([]);
    await writeFile(picture, await drawn(1201, 10).png().toBuffer());
    expect((await pictures()).join()).toContain('is 1201 px wide');
  });

  it('have at most 200 KB', async () => {
    const png = await drawn(10, 10).png().toBuffer();
    await writeFile(picture, Buffer.concat([png, Buffer.alloc(200_000 - png.length)]));
    expect(await pictures()).toEqual([]);
    await writeFile(picture, Buffer.concat([png, Buffer.alloc(201_000 - png.length)]));
    expect((await pictures()).join()).toContain('has 201 KB');
  });
});
