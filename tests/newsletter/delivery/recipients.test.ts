import { describe, expect, it } from 'vitest';
import { recipientList } from '../../../src/newsletter/delivery/recipients.ts';

const LIST = 'email,name\r\nann@one.test,Zoë Bläck\r\n';

function utf16(text: string, littleEndian: boolean): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return littleEndian ? bytes : bytes.swap16();
}

function latin(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

const addresses = (text: string) =>
  recipientList(Buffer.from(text), 'list.csv').recipients.map(({ address }) => address);

describe('a list', () => {
  it.each([
    ['utf-8', Buffer.from(LIST)],
    ['utf-8', Buffer.from(`\ufeff${LIST}`)],
    ['utf-16le', utf16(`\ufeff${LIST}`, true)],
    ['utf-16be', utf16(`\ufeff${LIST}`, false)],
    ['utf-16le', utf16(LIST, true)],
    ['utf-16be', utf16(LIST, false)],
    ['windows-1252', latin(LIST)],
  ])('is read as %s', (charset, bytes) => {
    const list = recipientList(bytes, 'list.csv');
    expect(list.charset).toBe(charset);
    expect(list.recipients).toEqual([{ address: 'ann@one.test', name: 'Zoë Bläck' }]);
    expect(list.bad).toEqual([]);
  });

  it.each([
    ['semicolons', 'name;email\nAnn;ann@one.test\n'],
    ['tabs', 'name\temail\nAnn\tann@one.test\n'],
    ['quotation marks and more columns', '"Name","EMail ","x"\n"Ann","ann@one.test","a,b"\n'],
    ['old line ends', 'email,name\rann@one.test,Ann\r'],
    ['no names and empty lines', 'email\n\nann@one.test\n\n'],
  ])('may have %s', (_, text) => {
    expect(addresses(text)).toEqual(['ann@one.test']);
  });

  it('keeps the part before the @ as it is, and knows a repeated address in any letters', () => {
    const { recipients, repeated } = recipientList(
      Buffer.from('email\nAnn.B@One.Test\nann.b@one.test\nbob@one.test\nANN.B@ONE.TEST\n'),
      'list.csv',
    );
    expect(recipients.map(({ address }) => address)).toEqual(['Ann.B@one.test', 'bob@one.test']);
    expect(repeated.map(({ line }) => line)).toEqual([3, 5]);
  });

  it('writes domains as SMTP knows them', () => {
    expect(addresses('email\nann@bücher.example\nbob@例え.テスト\n')).toEqual([
      'ann@xn--bcher-kva.example',
      'bob@xn--r8jz45g.xn--zckzah',
    ]);
  });

  it('names each bad row by the line it begins on', () => {
    const { bad, recipients } = recipientList(
      Buffer.from(
        'email,name\r\n,Nobody\r\nann@one.test,"Ann\r\nof two lines"\r\nbad,"B\r\nad"\r\n\r\nbob@two.test,B\r\n"Bob <bob@two.test>",B\r\nno@dot,x\r\nwei\u0301rd@one.test,x\r\na..b@one.test,x\r\nlast\r\n',
      ),
      'list.csv',
    );
    expect(bad.map(({ line }) => line)).toEqual([2, 5, 9, 10, 11, 12, 13]);
    expect(recipients).toEqual([
      { address: 'ann@one.test', name: 'Ann of two lines' },
      { address: 'bob@two.test', name: 'B' },
    ]);
  });

  it('shows a hostile address without what a terminal would act upon', () => {
    const { bad } = recipientList(Buffer.from('email\n"\u001b[2Jevil\u202e"\n'), 'list.csv');
    expect(bad[0]?.fault).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it.each([
    ['', 'list.csv:1 does not name a column "email"'],
    ['ann@one.test\n', 'list.csv:1 does not name a column "email"'],
    [
      'email,name\na@one.test,A\nb@one.test,"B\nc@one.test,C\n',
      'list.csv:3 begins a row whose quotation mark is never closed',
    ],
  ])('%j is refused whole', (text, reason) => {
    expect(() => recipientList(Buffer.from(text), 'list.csv')).toThrow(reason);
  });

  it('of 100,000 rows is read, every bad one counted', () => {
    const rows = Array.from({ length: 100_000 }, (_, index) =>
      index % 10 === 0 ? `bad ${index},x` : `r${index % 90_000}@one.test,"R, ${index}"`,
    );
    const list = recipientList(Buffer.from(`email,name\r\n${rows.join('\r\n')}\r\n`), 'list.csv');
    expect(list.bad).toHaveLength(10_000);
    expect(list.bad[1]).toEqual({ line: 12, fault: '"bad 10" is not a mail address' });
    expect(list.recipients).toHaveLength(81_000);
    expect(list.repeated).toHaveLength(9000);
  });
});
