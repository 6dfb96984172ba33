import { describe, expect, it } from 'vitest';
import { found } from './golden-email.ts';

const headings = (html: (html: string) => string) => found('Headings', { html }, 'nowhere');

describe('headings', () => {
  it.each<[string, (html: string) => string, string]>([
    ['a second h1', (html) => html.replace('</body>', '<h1>Again</h1></body>'), 'has 2 headings'],
    ['no h1', (html) => html.replaceAll(/(<\/?)h1/g, '$1h2'), 'has 0 headings'],
    [
      'one that comes late',
      (html) => html.replace(/(<body[^>]*>)/, '$1<h2>Before</h2>'),
      'not one at its head',
    ],
    [
      'a level left out',
      (html) => html.replace('</body>', '<h4>Deep</h4></body>'),
      '“Deep” is a heading of level 4 below one of level 2',
    ],
    [
      'one without words',
      (html) => html.replace('</body>', '<h3> </h3></body>'),
      'level 3 is empty',
    ],
  ])('fail for %s', async (_, change, message) => {
    expect((await headings(change)).join('\n')).toContain(message);
  });

  it('may go down by one and up by any', async () => {
    const more = '<h3>A</h3><h4>B</h4><h2>C</h2>';
    expect(await headings((html) => html.replace('</body>', `${more}</body>`))).toEqual([]);
  });
});
