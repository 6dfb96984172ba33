import { expect, it } from 'vitest';
import { harmlessText } from '../../src/blog/harmless-text.ts';

it.each([
  ['an override of the direction', 'safe\u202egnp.exe', 'safegnp.exe'],
  ['an isolate that is never closed', 'a\u2067b', 'ab'],
  ['control characters', 'a\u0000b\u0008c\u007fd\u0085e', 'abcde'],
  ['a tower of marks', `Z${'\u0301'.repeat(40)}algo`, `Z${'\u0301'.repeat(4)}algo`],
])('takes out %s', (_, text, harmless) => {
  expect(harmlessText(text)).toBe(harmless);
});

it.each(['Ann\tand\r\nBob\n', 'Trần Thị Ngọc', 'مرحبا', 'שָׁלוֹם', 'नमस्ते', '👩‍👩‍👧 ok', 'a\u200fb'])(
  'leaves %j as it is',
  (text) => {
    expect(harmlessText(text)).toBe(text);
  },
);
