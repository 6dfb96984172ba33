import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MAX_MESSAGE_BYTES, receivedMail } from '../../src/authoring/comment-message.ts';
import { CommentRefusal } from '../../src/authoring/comment-refusal.ts';
import { message } from './message.ts';

async function refusalOf(bytes: Uint8Array): Promise<string> {
  const error = await receivedMail(bytes).catch((thrown: unknown) => thrown);
  if (!(error instanceof CommentRefusal)) throw new Error('the message was not refused');
  expect(error.fix).not.toBe('');
  return error.message;
}

const html = (body: string) => receivedMail(message({ 'Content-Type': 'text/html' }, body));

describe('who and what about', () => {
  it.each([
    ['plain', 'Ann <ann@customer.test>', 'Ann'],
    ['quoted', '"Smith, Ann" <ann@customer.test>', 'Smith, Ann'],
    ['in base64', '=?utf-8?B?WsO8cmljaCBBbm4=?= <a@b.test>', 'Zürich Ann'],
    [
      'in quoted-printable of windows-1252',
      '=?windows-1252?Q?Andr=E9_=93A=94?= <a@b.test>',
      'André “A”',
    ],
    ['in ISO-2022-JP', '=?ISO-2022-JP?B?GyRCO0MbKEI=?= <a@b.test>', '暫'],
    ['with an encoded line end', '=?utf-8?Q?Ann=0D=0Aof_Kent?= <a@b.test>', 'Ann of Kent'],
    ['with an encoded header', '=?utf-8?Q?Ann=0D=0ABcc:_x?= <a@b.test>', ''],
    ['with an escape of the terminal', '=?utf-8?Q?=1B[2JAnn?= <a@b.test>', '[2JAnn'],
    ['turned around', '=?utf-8?Q?=E2=80=AEnnA?= <a@b.test>', 'nnA'],
    ['none', 'ann@customer.test', ''],
    ['a group', 'Editors: Ann <a@b.test>, Bob <b@b.test>;', ''],
  ])('reads a name that is %s', async (_, from, name) => {
    expect((await receivedMail(message({ From: from }))).name).toBe(name);
  });

  it('reads a subject that is folded and encoded', async () => {
    const Subject =
      '=?UTF-8?B?QVc6IFfDpHJ0ZW4g?=\r\n =?UTF-8?Q?=5B2026-11-20-?=\r\n =?UTF-8?Q?waiting=5D?=';
    expect((await receivedMail(message({ Subject }))).subject).toBe(
      'AW: Wärten [2026-11-20-waiting]',
    );
  });

  // printf %s 1@customer.test | sha256sum | cut -c-12
  const HASH_OF_1 = 'a5455339260e';

  it.each(['<1@customer.test>', ' < 1@customer.test > ', '1@customer.test'])(
    'hashes the Message-ID %j without brackets and blanks',
    async (id) => {
      expect((await receivedMail(message({ 'Message-ID': id }))).hash).toBe(HASH_OF_1);
    },
  );

  it('keeps the case of a Message-ID', async () => {
    const { hash } = await receivedMail(message({ 'Message-ID': '<1@Customer.test>' }));
    expect(hash).not.toBe(HASH_OF_1);
  });

  it('knows a message without Message-ID by what it says', async () => {
    const hash = async (headers: Record<string, string>, body?: string) =>
      (await receivedMail(message({ 'Message-ID': undefined, ...headers }, body))).hash;
    const first = await hash({});
    expect(await hash({ 'X-Spam': 'no' })).toBe(first);
    const others = [
      await hash({ From: 'Bob <ann@customer.test>' }),
      await hash({ Date: 'Fri, 20 Nov 2026 19:05:13 -0500' }),
      await hash({ Subject: 'Re' }),
      await hash({}, 'I do not.'),
    ];
    expect(new Set([first, ...others]).size).toBe(5);
  });

  it('knows what it answers, the nearest first', async () => {
    const { answers } = await receivedMail(
      message({
        'In-Reply-To': '<1@customer.test>',
        References: '<3@x.test>\r\n <1@customer.test>',
      }),
    );
    expect(answers.slice(0, 2)).toEqual([HASH_OF_1, HASH_OF_1]);
    expect(answers).toHaveLength(3);
  });
});

describe('when', () => {
  const dates = async (headers: Record<string, string | string[] | undefined>) =>
    (await receivedMail(message(headers))).dates.map(String);

  it.each([
    ['Fri, 20 Nov 2026 19:05:12 -0500', '2026-11-21T00:05:12Z'],
    ['20 Nov 2026 19:05 GMT', '2026-11-20T19:05:00Z'],
    ['Fri, 20 Nov 2026 19:05:12 +0900 (JST)', '2026-11-20T10:05:12Z'],
  ])('reads %j', async (date, instant) => {
    expect(await dates({ Date: date })).toEqual([instant]);
  });

  it.each(['Fri, 20 Nov 2026 19:05:12', 'yesterday', '', '99 Nov 2026 19:05:12 +0000'])(
    'takes no notice of %j',
    async (date) => {
      expect(await dates({ Date: date })).toEqual([]);
    },
  );

  it('asks the sender first, then the server that had it last', async () => {
    expect(
      await dates({
        Received: [
          'from a (a [192.0.2.1]) by b id x; Sat, 21 Nov 2026 10:00:00 +0000',
          'from c by a; Fri, 20 Nov 2026 10:00:00 +0000',
        ],
      }),
    ).toEqual(['2026-11-21T00:05:12Z', '2026-11-21T10:00:00Z']);
  });
});

describe('charsets and encodings', () => {
  const utf16 = Buffer.from('\ufeffnaïve – 暫', 'utf16le').toString('base64');
  it.each<[string, string, string | undefined, string | Uint8Array, string]>([
    ['UTF-8 in 8 bits', 'utf-8', '8bit', 'naïve – 暫', 'naïve – 暫'],
    [
      'quoted-printable',
      'utf-8',
      'quoted-printable',
      'na=C3=AFve =\n=E2=80=93 a=3Db',
      'naïve – a=b',
    ],
    ['base64', 'utf-8', 'base64', 'bmHDr3Zl', 'naïve'],
    ['ISO-8859-1', 'iso-8859-1', '8bit', Buffer.from([0x6e, 0x61, 0xef, 0x76, 0x65]), 'naïve'],
    ['windows-1252', 'windows-1252', '8bit', Buffer.from([0x93, 0x61, 0x94, 0x20, 0x80]), '“a” €'],
    ['ISO-2022-JP', 'iso-2022-jp', '7bit', '\x1b$B;C\x1b(B', '暫'],
    ['UTF-16', 'utf-16', 'base64', utf16, 'naïve – 暫'],
    ['an unknown charset', 'x-unheard-of', '8bit', Buffer.from([0x6e, 0xef]), 'nï'],
    ['a wrong charset', 'utf-8', '8bit', Buffer.from([0x6e, 0x61, 0xef, 0x76, 0x65]), 'na\ufffdve'],
    ['UTF-7, which could hide HTML', 'utf-7', '7bit', '+ADw-script+AD4-', '+ADw-script+AD4-'],
  ])('reads %s', async (_, charset, encoding, body, text) => {
    const mail = await receivedMail(
      message(
        { 'Content-Type': `text/plain; charset=${charset}`, 'Content-Transfer-Encoding': encoding },
        body,
      ),
    );
    expect(mail.text.trim()).toBe(text);
  });

  it('joins the lines of flowed text (RFC 3676)', async () => {
    const mail = await receivedMail(
      message({ 'Content-Type': 'text/plain; format=flowed' }, 'one \ntwo\nthree'),
    );
    expect(mail.text.trim()).toBe('one two\nthree');
  });
});

describe('parts', () => {
  const multipart = (type: string, ...parts: string[]) =>
    message(
      { 'Content-Type': `multipart/${type}; boundary=b` },
      `${parts.map((part) => `--b\n${part}\n`).join('')}--b--`,
    );

  it('prefers the plain text', async () => {
    const mail = await receivedMail(
      multipart(
        'alternative',
        'Content-Type: text/plain\n\nplain',
        'Content-Type: text/html\n\n<p>rich</p>',
      ),
    );
    expect(mail.text.trim()).toBe('plain');
  });

  it('takes the HTML where the plain text is empty', async () => {
    const mail = await receivedMail(
      multipart(
        'alternative',
        'Content-Type: text/plain\n\n ',
        'Content-Type: text/html\n\n<p>rich',
      ),
    );
    expect(mail.text).toBe('rich');
  });

  it('names attachments, pictures and messages, and opens none', async () => {
    const bomb = gzipSync(Buffer.alloc(4 * 1024 * 1024)).toString('base64');
    const mail = await receivedMail(
      multipart(
        'mixed',
        'Content-Type: text/plain\n\nplain',
        `Content-Type: application/gzip; name="b\x1bomb.gz"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n${bomb}`,
        'Content-Type: image/png\nContent-ID: <x>\n\nx',
        'Content-Type: message/rfc822\n\nFrom: Bob <b@b.test>\nSubject: x\n\nforwarded',
        'Content-Type: text/plain; name=notes.txt\nContent-Disposition: attachment\n\nnotes',
      ),
    );
    expect(mail.text.trim()).toBe('plain');
    expect(mail.attachments).toEqual(['bomb.gz', 'image/png', 'message/rfc822', 'notes.txt']);
  });
});

describe('HTML', () => {
  it('becomes text, with paragraphs, quotations and where links lead', async () => {
    const { text } = await html(
      '<h1>One</h1><p>two<br>three &lt;b&gt; <a href="https://x.test/">here</a></p><blockquote>four</blockquote>',
    );
    expect(text.split(/\n+/)).toEqual(['One', 'two', 'three <b> here (https://x.test/)', '> four']);
  });

  it.each([
    '<style>p { color: red }</style>',
    '<script>alert(1)</script>',
    '<!-- secret -->',
    '<!--[if mso]>secret<![endif]-->',
    '<p hidden>secret</p>',
    '<div style="color:red;display:none">secret</div>',
    '<span style="visibility: hidden">secret</span>',
    '<img src="x" alt="secret" onerror="alert(1)">',
    '<title>secret</title>',
    '<iframe src="https://x.test/">secret</iframe>',
    '<svg><text>secret</text></svg>',
    '<template>secret</template>',
    '<object data="x">secret</object>',
    '<a href="javascript:secret()"></a>',
  ])('is read without %s', async (unseen) => {
    expect((await html(`${unseen}<p>seen</p>`)).text).toBe('seen');
  });

  it('may be nested without end', async () => {
    const depth = 20_000;
    const { text } = await html(`<p>seen</p>${'<div>'.repeat(depth)}deep${'</div>'.repeat(depth)}`);
    expect(text.trim()).toBe('seen');
  });
});

describe('what no person wrote', () => {
  it.each([
    ['auto-submitted', { 'Auto-Submitted': 'auto-replied' }],
    ['auto-submitted', { 'Auto-Submitted': 'auto-generated (rejected)' }],
    ['precedence', { Precedence: 'Bulk' }],
    ['precedence', { Precedence: 'list' }],
    ['precedence', { Precedence: 'junk' }],
    ['x-autoreply', { 'X-Autoreply': 'yes' }],
    ['x-autorespond', { 'X-Autorespond': 'away' }],
    ['return-path', { 'Return-Path': '<>' }],
    [
      'content-type',
      { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' },
    ],
  ])('is known by %s', async (sign, headers) => {
    expect((await receivedMail(message(headers))).automatic).toBe(sign);
  });

  it.each([
    {},
    { 'Auto-Submitted': 'no' },
    { Precedence: 'first-class' },
    { 'Return-Path': '<ann@customer.test>' },
  ])('is not a message with %j', async (headers) => {
    expect((await receivedMail(message(headers))).automatic).toBeUndefined();
  });
});

describe('what is refused', () => {
  it.each([
    ['two senders', { From: ['Ann <a@b.test>', 'Bob <b@b.test>'] }, 'from 2 times'],
    ['two subjects', { Subject: ['one', 'two'] }, 'subject 2 times'],
    ['two Message-IDs', { 'Message-ID': ['<1@x>', '<2@x>'] }, 'message-id 2 times'],
    ['two dates', { Date: ['x', 'y'] }, 'date 2 times'],
    ['no sender', { From: undefined }, 'no From'],
    ['a flood of headers', { 'X-Flood': 'x'.repeat(300 * 1024) }, 'header size'],
  ])('a message with %s', async (_, headers, reason) => {
    expect(await refusalOf(message(headers))).toContain(reason);
  });

  it('parts within parts within parts', async () => {
    const deep = Array.from(
      { length: 200 },
      (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n`,
    ).join('');
    expect(await refusalOf(Buffer.from(`From: Ann <a@b.test>\n${deep}`))).toContain('nesting');
  });

  it.each(['text/plain', 'text/html'])('%s that is too long to be a comment’s', async (type) => {
    const reason = await refusalOf(message({ 'Content-Type': type }, '<a>'.repeat(166_667)));
    expect(reason).toContain('too long');
  });

  it('more than 5 MB', async () => {
    expect(await refusalOf(Buffer.alloc(MAX_MESSAGE_BYTES + 1, 'a'))).toContain('5 MB');
  });

  it.each(['', 'hello', '\0\0\0', '%PDF-1.7\n\nx'])('%j, which is no message', async (text) => {
    expect(await refusalOf(Buffer.from(text))).toContain('no From');
  });

  it('a mailbox of several messages, but not of one', async () => {
    const one = Buffer.concat([Buffer.from('From ann Fri Nov 20 19:05:12 2026\r\n'), message()]);
    expect((await receivedMail(one)).text.trim()).toBe('I agree.');
    expect(await refusalOf(Buffer.concat([one, Buffer.from('\r\n'), one]))).toContain('several');
  });
});
