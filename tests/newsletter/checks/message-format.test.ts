import { describe, expect, it } from 'vitest';
import { found } from './golden-email.ts';

const format = (change: (message: string) => string) =>
  found('Message', { message: change }, 'nowhere');

describe('the message', () => {
  it.each([
    'Date',
    'Message-ID',
    'From',
    'Subject',
    'List-ID',
    'List-Archive',
    'List-Unsubscribe',
    'List-Unsubscribe-Post',
    'MIME-Version',
  ])('has %s once: neither twice nor not at all', async (name) => {
    const field = new RegExp(`^${name}: .*\\r\\n(?: .*\\r\\n)*`, 'm');
    const twice = await format((message) => message.replace(field, '$&$&'));
    expect(twice.join('\n')).toMatch(new RegExp(`has 2 fields ${name}`, 'i'));
    const none = await format((message) => message.replace(field, ''));
    expect(none.join('\n')).toMatch(new RegExp(`has 0 fields ${name}`, 'i'));
  });

  it.each<[string, (message: string) => string, string]>([
    [
      'both ways to unsubscribe in one field',
      (message) => message.replace(/,\r\n <mailto:leave@[^>]*>/, ''),
      'does not name both',
    ],
    [
      'one click',
      (message) => message.replace('One-Click', 'Two-Clicks'),
      'List-Unsubscribe-Post says',
    ],
    [
      'the subject of the issue',
      (message) => message.replace('Clocks &', 'Locks &'),
      'not that of',
    ],
    ['CRLF only', (message) => message.replace('\r\n\r\n', '\r\n\n'), 'does not end in CRLF'],
    ['no bare CR', (message) => message.replace('Testville', 'Test\rville'), 'not end in CRLF'],
    [
      'short encoded lines',
      (message) => message.replace('Testville', `Testville${'x'.repeat(80)}`),
      'more than 76 octets',
    ],
    [
      'no line that servers refuse',
      (message) => message.replace('Testville', `Testville${'x'.repeat(1000)}`),
      'more than 998 octets',
    ],
    [
      'its text first',
      (message) =>
        message
          .replace('text/plain', 'text/swap')
          .replace('text/html', 'text/plain')
          .replace('text/swap', 'text/html'),
      'after it an HTML part',
    ],
  ])('has %s', async (_, change, said) => {
    const all = await format(change);
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(said);
  });
});
