import { describe, expect, it } from 'vitest';
import { found, golden } from './golden-email.ts';

const { preheader } = golden.assembled;
const inbox = (subject: string, line: string) =>
  found(
    'Inbox line',
    {
      assembled: { subject, preheader: line },
      html: (html) => `${html.replaceAll(preheader, line)}\n`,
    },
    'nowhere',
  );

describe('the inbox line', () => {
  it.each([
    ['a'.repeat(60), 'b'.repeat(35), 0],
    ['a'.repeat(60), 'b'.repeat(110), 0],
    ['👩‍👩‍👧'.repeat(60), '🧡'.repeat(110), 0],
    ['a'.repeat(61), 'b'.repeat(35), 1],
    ['a'.repeat(60), 'b'.repeat(34), 1],
    ['a'.repeat(60), 'b'.repeat(111), 1],
  ])('%s, %s: %d warnings', async (subject, line, warnings) => {
    const said = await inbox(subject, line);
    expect(said).toHaveLength(warnings);
    expect(said.every((one) => one.startsWith('warn: '))).toBe(true);
  });

  it('is the first text of the body, and the description', async () => {
    const first = (html: string) => html.replace(new RegExp(`>${preheader}`), '>');
    expect(await found('Inbox line', { html: first }, 'nowhere')).toEqual([
      'fail: The email does not begin with the preheader, so the inbox line shows something else',
    ]);
    const described = (html: string) => html.replace('name="description"', 'name="summary"');
    expect(await found('Inbox line', { html: described }, 'nowhere')).toEqual([
      'fail: The description in the head is not the preheader',
    ]);
  });
});
