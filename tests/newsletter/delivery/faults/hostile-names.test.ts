import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import { recipientList } from '../../../../src/newsletter/delivery/recipients.ts';
import { smtpPeer } from '../smtp-peer.ts';
import { run } from './small-list.ts';

/** Names as nobody is called, and what a mail program may show of each. */
const NAMES: [name: string, shown: string][] = [
  ['Plain', 'Plain'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['"><img src=x onerror=alert(1)>', '"><img src=x onerror=alert(1)>'],
  ['Ann\r\nBcc: all@evil.test', 'Ann Bcc: all@evil.test'],
  ['Ann\nContent-Type: text/html\n\n<h1>Hi</h1>', 'Ann Content-Type: text/html <h1>Hi</h1>'],
  ['Ann\rX-Evil: 1', 'Ann X-Evil: 1'],
  ['Ann\u2028Bcc: all@evil.test', 'Ann Bcc: all@evil.test'],
  ['{{ UnsubscribeURL }} {% raw %} \u0024{x}', '{{ UnsubscribeURL }} {% raw %} \u0024{x}'],
  [']]> --> <!-- <![endif]-->', ']]> --> <!-- <![endif]-->'],
  ['\u202egro.live@nna', 'gro.live@nna'],
  ['😀 Zoë 你好', '😀 Zoë 你好'],
  ['" <all@evil.test>, "b', '" <all@evil.test>, "b'],
  ['Ann <all@evil.test>', 'Ann <all@evil.test>'],
  ['Ann, all@evil.test; b@evil.test', 'Ann, all@evil.test; b@evil.test'],
  ['Friends: all@evil.test;', 'Friends: all@evil.test;'],
  ['\\', '\\'],
  ['\u0000\u0007\u001b[31mAnn', '[31mAnn'],
  ['x'.repeat(200), 'x'.repeat(200)],
  ['😀'.repeat(100), '😀'.repeat(100)],
];

const CSV = `email,name\n${NAMES.map(
  ([name], index) => `r${index}@people.test,"${name.replaceAll('"', '""')}"`,
).join('\n')}\n`;

type Message = { raw: string; mail: Awaited<ReturnType<typeof PostalMime.parse>> };

let messages: Message[];

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  const peer = await smtpPeer();
  const { complete } = await run(folder, peer.url, CSV);
  expect(complete).toBe(true);
  messages = await Promise.all(
    peer.received.map(async ({ bytes }) => ({
      raw: bytes.toString('latin1'),
      mail: await PostalMime.parse(bytes),
    })),
  );
  await peer.close();
  await rm(folder, { recursive: true });
});

describe.each(NAMES.map(([name, shown], index) => ({ name, shown, index })))(
  'somebody called $name',
  ({ shown, index }) => {
    it('is one addressee, and nothing but an addressee', () => {
      const { mail, raw } = messages[index] as Message;
      const plain = messages[0] as Message;
      expect(mail.to).toEqual([{ name: shown, address: `r${index}@people.test` }]);
      expect(mail.cc ?? []).toEqual([]);
      expect(mail.bcc ?? []).toEqual([]);
      const others = ({ mail }: Message) =>
        mail.headers.filter(({ key }) => !['to', 'message-id', 'content-type'].includes(key));
      expect(others(messages[index] as Message)).toEqual(others(plain));
      expect(mail.headers.map(({ key }) => key)).toEqual(plain.mail.headers.map(({ key }) => key));
      expect(mail.html).toBe(plain.mail.html);
      expect(mail.text).toBe(plain.mail.text);
      // RFC 5322, 2.1.1; and no lone CR or LF.
      expect(raw.split('\r\n').filter((line) => line.length > 998 || /[\r\n]/.test(line))).toEqual(
        [],
      );
    });
  },
);

it('leaves out a name that no line of a message can hold, and says so', () => {
  const { recipients, bad } = recipientList(
    Buffer.from(`email,name\na@b.test,${'x'.repeat(3000)}\n`),
    '',
  );
  expect(recipients).toEqual([]);
  expect(bad).toEqual([{ line: 2, fault: 'The name beside a@b.test has 3000 characters' }]);
});
