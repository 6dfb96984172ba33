import { expect, it } from 'vitest';
import { typographic } from '../../src/blog/typography.ts';

it.each([
  ['double quotes', 'The "end" of it', 'The “end” of it'],
  ['single quotes', "The 'end' of it", 'The ‘end’ of it'],
  ['quotes in quotes', '"Say \'please\'"', '“Say ‘please’”'],
  ['apostrophes', "It's the customers' turn", 'It’s the customers’ turn'],
  ['decades', "The 1990's and the '90s", 'The 1990’s and the ’90s'],
  ['en dashes', 'Pages 1--2', 'Pages 1–2'],
  ['em dashes', 'Waits --- long ones', 'Waits — long ones'],
  ['ellipses', 'Waits...', 'Waits…'],
])('sets %s', (_, text, expected) => {
  expect(typographic(text)).toBe(expected);
});

it.each([
  ['hyphens', 'A follow-up call - again'],
  ['what is typographic already', 'The “end” — it’s here…'],
  ['Markdown and HTML, which are text here', '*One* <b>two</b> `three` [four](five) &amp; 1 < 2'],
  ['spaces at the ends', ' x '],
  ['nothing', ''],
])('leaves alone %s', (_, text) => {
  expect(typographic(text)).toBe(text);
});

it('changes nothing the second time', () => {
  const once = typographic('"It\'s" --- well...');
  expect(typographic(once)).toBe(once);
});
