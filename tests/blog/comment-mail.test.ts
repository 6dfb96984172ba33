import { expect, it } from 'vitest';
import { commentMail } from '../../src/blog/comment-mail.ts';
import { post, site } from '../builders.ts';

const answered = { ...post(), title: 'Waits & ends: 100 % “ours”? [Part #1]' };

it.each([
  ['on a post', commentMail(answered, site), '[2026-11-20-waiting]'],
  [
    'that answers a comment',
    commentMail(answered, site, { id: '2026-11-21-ann' }),
    '[2026-11-20-waiting/2026-11-21-ann]',
  ],
])('a comment %s comes by mail that says on what', (_, address, bracket) => {
  const { protocol, pathname, searchParams } = new URL(address);
  expect([protocol, pathname]).toEqual(['mailto:', 'editors@example.com']);
  expect([...searchParams]).toEqual([['subject', `Re: ${answered.title} ${bracket}`]]);
  // RFC 6068, 5: in a mailto, "+" is a plus and no space.
  expect(address).not.toMatch(/[+ ]/);
});
