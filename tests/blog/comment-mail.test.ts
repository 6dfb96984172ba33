import { expect, it } from 'vitest';
import { commentMail } from '../../src/blog/comment-mail.ts';
import { post, site } from '../builders.ts';

it.each([
  ['on a post', commentMail(post(), site), '2026-11-20-waiting'],
  [
    'that answers a comment',
    commentMail(post(), site, { id: '2026-11-21-ann' }),
    '2026-11-20-waiting/2026-11-21-ann',
  ],
])('a comment %s comes by mail that says on what', (_, address, about) => {
  const { protocol, pathname, searchParams } = new URL(address);
  expect([protocol, pathname]).toEqual(['mailto:', 'editors@example.com']);
  expect([...searchParams]).toEqual([['subject', `Re: ${about}`]]);
  // RFC 6068, 5: in a mailto, "+" is a plus and no space.
  expect(address).not.toMatch(/[+ ]/);
});
