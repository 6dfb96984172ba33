import { describe, expect, it } from 'vitest';
import { excerptOf, shortened } from '../../src/blog/excerpt.ts';

describe('excerptOf', () => {
  it.each([
    ['a heading', '## The wait'],
    ['an underlined heading', 'The wait\n========'],
    ['HTML', '<div class="note">A note.</div>'],
    ['a list', '- one\n- two'],
    ['a quotation', '> Said somebody.'],
    ['code', '```\ncode\n```'],
    ['a rule', '***'],
    ['a table', '| Wait | Calls |\n| --- | ---: |\n| Long | 3 |'],
    ['a picture', '![Two chairs](../../pictures/two-chairs.png)'],
  ])('skips %s', (_, block) => {
    expect(excerptOf(`${block}\n\nWaits feel long.\n\nSecond.`, 'markdown')).toBe(
      'Waits feel long.',
    );
  });

  it.each([
    ['a component on one line', '<BarChart caption="Waits" />'],
    ['a component on several lines', '<BarChart\n  caption="Waits"\n  unit="%"\n/>'],
    ['a component around text', '<Callout>\nA note.\n</Callout>'],
    ['imports', "import A from './a.astro';\nimport B from './b.astro';"],
    ['an import on several lines', "import {\n  A,\n} from './a.astro';"],
    ['an export on several lines', 'export const waits = {\n  long: 3,\n};'],
    ['a comment', '{/* To do: shorten. */}'],
  ])('skips %s of MDX', (_, block) => {
    expect(excerptOf(`${block}\n\nWaits feel long.\n\nSecond.`, 'mdx')).toBe('Waits feel long.');
  });

  it('is empty for MDX that cannot be read', () => {
    expect(excerptOf('<Callout>\n\nA note.', 'mdx')).toBe('');
  });

  it.each([
    ['emphasis', 'Waits *feel* **long**, ~~never~~ often.', 'Waits feel long, never often.'],
    ['code', 'Waits `feel` long.', 'Waits feel long.'],
    ['links', 'Waits [feel](https://example.com "Why") long.', 'Waits feel long.'],
    ['linked references', 'Waits [feel][1] long.\n\n[1]: https://example.com', 'Waits feel long.'],
    ['inline HTML', 'Waits <abbr title="x">feel</abbr> long.', 'Waits feel long.'],
    ['pictures in the text', 'Waits ![a clock](clock.png)feel long.', 'Waits feel long.'],
    ['escapes and entities', 'Waits \\*feel\\* long &amp; dull.', 'Waits *feel* long & dull.'],
    ['line ends', 'Waits\nfeel\r\nlong.', 'Waits feel long.'],
    ['hard breaks', 'Waits  \nfeel\\\nlong.', 'Waits feel long.'],
  ])('makes plain text of %s', (_, body, expected) => {
    expect(excerptOf(body, 'markdown')).toBe(expected);
  });

  it.each([
    ['of a sentence', '[^1]: Kahneman, on the peak and the end.'],
    ['of one address', '[^1]: https://example.com/kahneman'],
    ['that is missing', ''],
  ])('drops the reference to a footnote %s', (_, note) => {
    expect(excerptOf(`Waits feel long.[^1] So do ends.\n\n${note}\n`, 'markdown')).toBe(
      'Waits feel long. So do ends.',
    );
  });

  it.each(['import', 'export'])('keeps a line of a paragraph that begins with %s', (word) => {
    expect(excerptOf(`What firms\n${word} is goods.`, 'markdown')).toBe(
      `What firms ${word} is goods.`,
    );
  });

  it.each([
    ['an empty body', ''],
    ['blank lines', '\n\n\n'],
    ['headings alone', '# One\n\n## Two\n'],
  ])('is empty for %s', (_, body) => {
    expect(excerptOf(body, 'markdown')).toBe('');
  });

  it('keeps a paragraph of 300 characters whole', () => {
    const text = `${'word '.repeat(59)}words`;
    expect([text.length, excerptOf(text, 'markdown')]).toEqual([300, text]);
  });

  it('cuts one of 301 characters', () => {
    const text = `${'word '.repeat(59)}worded`;
    expect([text.length, excerptOf(text, 'markdown')]).toEqual([301, `${'word '.repeat(58)}word…`]);
  });

  it('cuts a longer one at a word, to 300 characters with the ellipsis', () => {
    const excerpt = excerptOf('word '.repeat(100), 'markdown');
    expect(excerpt).toBe(`${'word '.repeat(59)}word…`);
    expect(excerpt.length).toBeLessThanOrEqual(300);
  });
});

describe('shortened', () => {
  it.each([
    ['leaves what fits', 'one two', 7, 'one two'],
    ['cuts between words', 'one two three', 8, 'one two…'],
    ['drops a word that leaves no room for the ellipsis', 'one two three', 7, 'one…'],
    ['drops the punctuation before the ellipsis', 'one, two – three', 10, 'one, two…'],
    ['drops a comma', 'one two, three', 12, 'one two…'],
    ['cuts a word that alone is too long', 'Donaudampfschiff', 6, 'Donau…'],
    ['never halves a character', '😀😀😀', 4, '😀…'],
  ])('%s', (_, text, longest, expected) => {
    expect(shortened(text, longest)).toBe(expected);
    expect(expected.length).toBeLessThanOrEqual(longest);
  });
});
