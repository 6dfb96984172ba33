import { describe, expect, it } from 'vitest';
import { inboxLines } from '../../../src/newsletter/preview/inbox-line.ts';
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
    ['a'.repeat(48), 'b'.repeat(35), 0],
    ['a'.repeat(48), 'b'.repeat(99), 0],
    ['👩‍👩‍👧'.repeat(24), '🧡'.repeat(49), 0],
    ['a'.repeat(49), 'b'.repeat(35), 1],
    ['👩‍👩‍👧'.repeat(25), 'b'.repeat(35), 1],
    ['a'.repeat(48), 'b'.repeat(34), 1],
    ['a'.repeat(48), 'b'.repeat(100), 1],
  ])('%s, %s: %d warnings', async (subject, line, warnings) => {
    const said = await inbox(subject, line);
    expect(said).toHaveLength(warnings);
    expect(said.every((one) => one.startsWith('warn: '))).toBe(true);
  });

  it('warns of a subject that the preview shows cut, and says where', async () => {
    const line = 'b'.repeat(40);
    for (const length of [40, 48, 49, 100, 101]) {
      const subject = 'a'.repeat(length);
      const cut = inboxLines({ sender: 'Us', subject, preheader: line, words: line })
        .map(({ client, parts }) => ({ client, ...parts.subject }))
        .filter(({ rest }) => rest !== '')
        .map(({ client, room }) => `${client} shows about ${room}`);
      expect(await inbox(subject, line)).toEqual(
        cut.length === 0 ? [] : [`warn: The subject has ${length} characters; ${cut.join(', ')}`],
      );
    }
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
