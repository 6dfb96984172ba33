import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { found, golden } from './golden-email.ts';

const { html } = golden.email;
const page = load(html);
const STYLES = page('style').text().length;

/** The golden email with so many bytes, most of them two to a character. */
const ofBytes = (bytes: number) => (before: string) => {
  const missing = bytes - Buffer.byteLength(before) - '<!---->'.length;
  return `${before}<!--${'ä'.repeat(Math.floor(missing / 2))}${'a'.repeat(missing % 2)}-->`;
};

describe('the size', () => {
  it.each([
    [75_000, undefined],
    [75_001, 'warn'],
    [90_000, 'warn'],
    [90_001, 'fail'],
  ])('of %i bytes: %s', async (bytes, severity) => {
    const said = await found('Size', { html: ofBytes(bytes) }, 'nowhere');
    expect(said.map((one) => one.slice(0, 4))).toEqual(severity ? [severity] : []);
  });

  it.each([
    [12_000, []],
    [12_001, ['fail']],
  ])('of styles of %i bytes: %j', async (bytes, severities) => {
    const more = (before: string) =>
      before.replace('</style>', `${' '.repeat(bytes - STYLES)}</style>`);
    const said = await found('Size', { html: more }, 'nowhere');
    expect(said.map((one) => one.slice(0, 4))).toEqual(severities);
  });
});
