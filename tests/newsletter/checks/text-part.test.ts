import { describe, expect, it } from 'vitest';
import { found } from './golden-email.ts';

const textPart = (change: Parameters<typeof found>[1]) => found('Text part', change, 'nowhere');

describe('the text part', () => {
  it('has at least four fifths of the words', async () => {
    const words = Array.from({ length: 200 }, (_, index) => `word${index}`).join(' ');
    const html = (before: string) => before.replace('</body>', `<p>${words}</p></body>`);
    expect((await textPart({ html })).join()).toMatch(/^fail: The text part has \d\d % of/);
    expect(
      await textPart({
        html,
        text: (text) => `${text}\n${words.replaceAll(/(.{40}) /g, '$1\n')}\n`,
      }),
    ).toEqual([]);
  });

  it('counts a word as often as it is there', async () => {
    const html = (before: string) =>
      before.replace('</body>', `<p>${'chairs '.repeat(300)}</p></body>`);
    expect((await textPart({ html })).join()).toContain("of the HTML's words");
  });

  it('leads wherever the HTML leads', async () => {
    const text = (before: string) => before.replaceAll('https://example.test/', '');
    expect(await textPart({ text })).toEqual([
      'fail: The text part does not lead to https://example.test/',
    ]);
  });

  it('has no long lines, but for addresses', async () => {
    const address = `https://example.test/${'a'.repeat(90)}`;
    expect(await textPart({ text: (text) => `${text}\n${address}\n` })).toEqual([]);
    expect((await textPart({ text: (text) => `${text}\n${'word '.repeat(20)}\n` })).join()).toMatch(
      /^warn: 1 line of the text part has more than 78 characters/,
    );
  });
});
