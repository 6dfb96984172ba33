import { expect, it } from 'vitest';
import { forwardMail } from '../../src/blog/forward-mail.ts';

const URL_OF_IT = 'https://example.com/weekly-insights/2026-W47/';

it.each(['Plain', 'A & B = 100 % + more?', `It's "quoted" #1`, 'Ünïcode, 計測, 👩‍👩‍👧'])(
  'says its subject as it is: %s',
  (title) => {
    const address = forwardMail({ title, url: URL_OF_IT });
    // RFC 3986's characters only; none that ends an attribute, and no plus sign, which is a plus sign.
    expect(address).toMatch(/^mailto:\?subject=[\w.~!*()%-]+&body=[\w.~!*()%-]+$/);
    const said = new URL(address).searchParams;
    expect(said.get('subject')).toBe(title);
    expect(said.get('body')).toContain(`\r\n\r\n${URL_OF_IT}\r\n`);
  },
);

it('puts a replacement character where half a character is', () => {
  const address = forwardMail({ title: 'A\ud800', url: URL_OF_IT });
  expect(new URL(address).searchParams.get('subject')).toBe('A\ufffd');
});
