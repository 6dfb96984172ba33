import { describe, expect, it } from 'vitest';
import { found } from './golden-email.ts';

const without = (words: string) => ({
  html: (html: string) => html.replaceAll(words, ''),
  text: (text: string) => text.replaceAll(words, ''),
});

describe('the footer', () => {
  it.each([
    ['https://lists.fixture.test/leave', 'the address to unsubscribe'],
    ['https://fixture.test/below/weekly-insights/2026-W11/', 'the address of its page'],
    ['Testville', 'the postal address'],
    ['You signed up for', 'why a reader gets it'],
  ])('has %s in HTML and in text', async (words, what) => {
    const { html, text } = without(words);
    expect(await found('Footer', { html }, 'nowhere')).toEqual([`fail: The HTML lacks ${what}`]);
    expect(await found('Footer', { text }, 'nowhere')).toEqual([
      `fail: The text part lacks ${what}`,
    ]);
  });
});
