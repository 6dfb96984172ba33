import { describe, expect, it } from 'vitest';
import { ANONYMOUS, authorName } from '../../src/authoring/comment-author.ts';

describe('authorName', () => {
  it.each([
    ['Ann', 'Ann'],
    ['“Ann” O’Neill-Smith, PhD', '“Ann” O’Neill-Smith, PhD'],
    ["'Ann'", 'Ann'],
    ['Trần Thị Ngọc', 'Trần Thị Ngọc'],
    ['A\u200bn\u200dn\ufeff', 'Ann'],
    ['Ann\u00a0\u2003 Smith', 'Ann Smith'],
    ['<b>Ann</b>', '<b>Ann</b>'],
  ])('shows %j as %j', (name, shown) => {
    expect(authorName(name)).toBe(shown);
  });

  it.each([
    '',
    ' ',
    '""',
    '\u200b',
    '---',
    'ann@customer.test',
    'Ann (ann@customer.test)',
    'ann＠customer.test',
  ])('shows nothing of %j', (name) => {
    expect(authorName(name)).toBe(ANONYMOUS);
  });

  it('cuts a long name, but no character', () => {
    const shown = authorName('e\u0301'.repeat(60));
    expect(shown.length).toBeLessThanOrEqual(80);
    expect(shown).toMatch(/^(e\u0301){39}…$/);
  });
});
