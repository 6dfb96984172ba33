import { describe, expect, it } from 'vitest';
import { found } from './golden-email.ts';

const textSize = (markup: string) =>
  found('Text size', { html: (html) => html.replace('</body>', `${markup}</body>`) }, 'nowhere');

describe('the size of text', () => {
  it.each([
    ['16 px', '<p style="font-size:16px">A</p>', []],
    ['15.9 px', '<p style="font-size:15.9px">A</p>', ['fail: “A” is 15.9 px high']],
    [
      'a share',
      '<p style="font-size:20px"><b style="font-size:75%">A</b></p>',
      ['fail: “A” is 15 px high'],
    ],
    [
      'the browser’s own for small print',
      '<p style="font-size:18px"><small>A</small></p>',
      ['fail: “A” is 15 px high'],
    ],
    ['a raised mark', '<p style="font-size:17px">A<sup>1 <b>2</b></sup></p>', []],
    ['blanks', '<p style="font-size:1px"> </p>', []],
  ])('of %s', async (_, markup, expected) => {
    expect(await textSize(markup)).toEqual(expected);
  });

  it('counts on a phone, too', async () => {
    const phone =
      '<style>@media (max-width: 480px) { .fine { font-size: 13px !important; } }</style>';
    expect(await textSize(`${phone}<p class="fine" style="font-size:17px">A</p>`)).toEqual([
      'fail: “A” is 13 px high',
    ]);
  });
});
