import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import {
  pictureAddresses,
  shownEmail,
  wordsOf,
} from '../../../src/newsletter/preview/shown-email.ts';

const COVER = 'https://fixture.test/cover.png';
const PAPER = 'https://fixture.test/paper.png';
const EMAIL = `<!doctype html><html><head>
<title>Not a word</title>
<meta name="color-scheme" content="light dark">
<style>@media (prefers-color-scheme: dark) and (max-width: 600px) { p { color: white } } td { background: url(${PAPER}) }</style>
</head><body><div style="display:none">First,&nbsp;</div>
<table background="${PAPER}"><tr><td style="background-image:url('${PAPER}')">
<p>then
this</p><a href="https://fixture.test/">away</a><a href="#note">down</a>
<img src="${COVER}" alt="A cover" width="10"></td></tr></table></body></html>`;

const shown = (scheme: 'light' | 'dark', pictures?: ReadonlyMap<string, string>) =>
  load(shownEmail(EMAIL, { scheme, pictures }));

describe('an email to look at', () => {
  it('has its words in order, hidden ones too, and no others', () => {
    expect(wordsOf(EMAIL)).toBe('First,\u00a0 then thisawaydown');
  });

  it('says which pictures it loads, each once', () => {
    expect(pictureAddresses(EMAIL).sort()).toEqual([COVER, PAPER]);
  });

  it.each([
    ['light', '(max-width: 0px)'],
    ['dark', '(min-width: 0px)'],
  ] as const)(
    'asks in %s for no scheme any more, and keeps the rest of a query',
    (scheme, asked) => {
      const css = shown(scheme)('style').first().text();
      expect(css).toContain(`@media ${asked} and (max-width: 600px)`);
      expect(css).not.toContain('prefers-color-scheme');
    },
  );

  it('has copies for its pictures, wherever they are named', () => {
    const page = shown(
      'light',
      new Map([
        [COVER, 'data:cover'],
        [PAPER, 'data:paper'],
      ]),
    );
    expect(page('img').attr('src')).toBe('data:cover');
    expect(page('table').attr('background')).toBe('data:paper');
    expect(page('td').attr('style')).toBe("background-image:url('data:paper')");
    expect(page('style').first().text()).toContain('url(data:paper)');
    expect(page.html()).not.toContain(COVER);
  });

  it('has no picture where they are off, and still their texts and sizes', () => {
    const page = shown('light');
    expect(page('img').attr()).toEqual({ alt: 'A cover', width: '10' });
    expect(pictureAddresses(page.html()).join('')).toBe('');
  });

  it('may load nothing, before anything else is said', () => {
    const [charset, policy] = shown('dark')('head').children().toArray();
    expect(charset?.attribs).toEqual({ charset: 'utf-8' });
    expect(policy?.attribs['http-equiv']).toBe('Content-Security-Policy');
    expect(policy?.attribs.content).toMatch(/^default-src 'none'; .*img-src data:$/);
  });

  it('opens other pages nowhere but in windows of their own, which its frame does not allow', () => {
    const targets = shown('light')('a')
      .toArray()
      .map(({ attribs }) => attribs.target);
    expect(targets).toEqual(['_blank', undefined]);
  });
});
