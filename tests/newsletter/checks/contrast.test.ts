import { describe, expect, it } from 'vitest';
import { found } from './golden-email.ts';

const added = (markup: string) => ({
  html: (html: string) => html.replace('</body>', `${markup}</body>`),
});
const contrast = (markup: string) => found('Contrast', added(markup), 'nowhere');

describe('contrast', () => {
  it.each([
    ['#767676 on white, at 4.54', 'background:#ffffff;color:#767676', 0],
    ['#777777 on white, at 4.48', 'background:#ffffff;color:#777777', 1],
    ['dark grey on black', 'background:#000000;color:#222222', 1],
  ])('of %s', async (_, style, fails) => {
    const said = await contrast(`<p style="${style}">A text</p>`);
    expect(said).toHaveLength(2 * fails);
    expect(
      said.every((one) => /^fail: “A text” has a contrast of [1-4]\.\d in (light|dark)/.test(one)),
    ).toBe(true);
  });

  it('counts in the dark, too', async () => {
    const html = (before: string) =>
      before.replace(/(\.muted div[^{]*\{ color: )#ada292/, '$1#5a5248');
    const said = await found('Contrast', { html }, 'nowhere');
    expect(said.length).toBeGreaterThan(0);
    expect(said.every((one) => one.includes(' in dark: #5a5248 on #171411'))).toBe(true);
  });

  it('counts for the words in a picture’s place', async () => {
    const picture =
      '<img src="https://a.test/a.png" alt="A chair" style="background:#ccc;color:#bbb">';
    expect((await contrast(picture)).join()).toContain('“A chair” has a contrast of 1.1');
  });

  it('counts not for what is hidden', async () => {
    expect(await contrast('<p style="display:none;color:#fff;background:#fff">A</p>')).toEqual([]);
  });
});
