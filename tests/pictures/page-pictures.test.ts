import { describe, expect, it } from 'vitest';
import { pictureAddresses, withOffers } from '../../src/pictures/page-pictures.ts';
import { all, attribute, fragment, one } from '../site/pages.ts';

const CHAIRS = {
  address: '/pictures/chairs.png',
  width: 1200,
  height: 630,
  sources: [
    { type: 'image/avif', srcset: '/_astro/chairs-640.avif 640w' },
    { type: 'image/webp', srcset: '/_astro/chairs-640.webp 640w' },
  ],
};
const offerOf = (address: string) => (address.endsWith('/chairs.png') ? CHAIRS : undefined);
const offered = (html: string) => withOffers(html, offerOf);
const attributes = (html: string) =>
  all(fragment(offered(html)), 'img').map(({ attrs }) =>
    Object.fromEntries(attrs.map(({ name, value }) => [name, value])),
  );

describe('a picture on a page', () => {
  it('comes in every format, with the original for all others', () => {
    const picture = one(
      fragment(offered('<p>A <img src="/pictures/chairs.png" alt="Two"></p>')),
      'p picture',
    );
    expect(all(picture, '*').map(({ tagName }) => tagName)).toEqual(['source', 'source', 'img']);
    expect(all(picture, 'source').map((source) => attribute(source, 'type'))).toEqual([
      'image/avif',
      'image/webp',
    ]);
    expect(all(picture, 'source').map((source) => attribute(source, 'srcset'))).toEqual(
      CHAIRS.sources.map(({ srcset }) => srcset),
    );
    expect(all(picture, 'source[sizes]')).toHaveLength(2);
    expect(attribute(one(picture, 'img'), 'src')).toBe('/pictures/chairs.png');
  });

  it('says its size, and waits until it is near unless it is the first', () => {
    const html = '<img src="/pictures/chairs.png" alt="Two">'.repeat(3);
    const size = { width: '1200', height: '630' };
    expect(attributes(html)).toEqual(
      ['eager', 'lazy', 'lazy'].map((loading) => expect.objectContaining({ ...size, loading })),
    );
  });

  it('keeps what it says of itself, but for its address and its size', () => {
    expect(
      attributes(
        '<img title="&quot;&amp;" src="https://a.test/pictures/chairs.png" alt="A &lt; B" width="9" fetchpriority="high" loading="lazy">',
      ),
    ).toEqual([
      {
        title: '"&',
        src: '/pictures/chairs.png',
        alt: 'A < B',
        width: '1200',
        height: '630',
        fetchpriority: 'high',
        loading: 'lazy',
      },
    ]);
  });

  it('that is not ours is left alone, and so is all else to the byte', () => {
    const html =
      "<!doctype html><html lang=en><body class='a'>\n<img src=/x.svg alt=''><p>One<br/>two &nbsp;";
    expect(offered(html)).toBe(html);
    const around = `${html}<img src="/pictures/chairs.png" alt=""> \n<p>three`;
    expect(offered(around).replace(/<picture>.*<\/picture>/s, '')).toBe(`${html} \n<p>three`);
  });
});

it('the addresses of pictures are those that a browser would load', () => {
  expect(
    pictureAddresses(
      '<img src="/a.png?x=1&amp;y=2"><!-- <img src="/b.png"> --><pre>&lt;img src="/c.png"></pre>',
    ),
  ).toEqual(['/a.png?x=1&y=2']);
});
