import { describe, expect, it } from 'vitest';
import { found } from './golden-email.ts';

const added = (markup: string) => ({
  html: (html: string) => html.replace('</body>', `${markup}</body>`),
});
const targets = (markup: string) => found('Targets', added(markup), 'nowhere');

const LINK = (style: string, words = 'A link') =>
  `<a href="https://a.test/" style="${style}">${words}</a>`;
const HIGH = 'display:inline-block;padding:12px 0;line-height:20px';

describe('targets', () => {
  it.each([
    ['alone, at 44 px', `<p>${LINK(HIGH)}</p>`],
    [
      'as a block',
      `<p>${LINK('display:block;padding-top:10px;padding-bottom:10px;line-height:24px')}</p>`,
    ],
    [
      'around a picture',
      `<p>${LINK('').replace('A link', '<img src="https://a.test/a.png" alt="A" width="9" height="44">')}</p>`,
    ],
    ['within a sentence', `<p>See ${LINK('')} on that.</p>`],
    ['beside a large one to the same place', `<h2>${LINK('')}</h2><p>${LINK(HIGH)}</p>`],
  ])('may be a link %s', async (_, markup) => {
    expect(await targets(markup)).toEqual([]);
  });

  it.each([
    ['alone, at 43 px', `<p>${LINK(HIGH.replace('20px', '19px'))}</p>`],
    ['with room that is between lines only', `<p>${LINK('line-height:60px')}</p>`],
    ['in a row with others', `<p>${LINK('')} · ${LINK('', 'Another')}</p>`],
    [
      'around a low picture',
      `<p>${LINK('').replace('A link', '<img src="https://a.test/a.png" alt="A" width="9" height="30">')}</p>`,
    ],
  ])('are no link %s', async (_, markup) => {
    const said = await targets(markup);
    expect(said[0]).toMatch(/^fail: The link “[^”]*” is \d+ px high$/);
  });
});
