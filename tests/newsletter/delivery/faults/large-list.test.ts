import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Charset } from '../../../../src/newsletter/delivery/decoded.ts';
import { recipientList } from '../../../../src/newsletter/delivery/recipients.ts';
import { projectCopy, ran } from '../../../project-copy.ts';
import { smtpPeer } from '../smtp-peer.ts';

const ROWS = 100_000;

/** So many different people; all other rows name one of them again, or nobody. */
const PEOPLE = 1500;

/** What stands where an address should, one in so many rows. */
const BAD = [
  '',
  'nobody',
  'a b@one.test',
  'a@b@',
  '@one.test',
  'r1@localhost',
  'r1@one..test',
  '.r1@one.test',
  'r1@-one.test',
  'zoë@one.test',
  `${'x'.repeat(65)}@one.test`,
  'r1@one.test,r2@one.test',
  '<script>@one.test',
  'r1@one.test\u0000',
];
const BAD_EACH = 97;

/** A name in two lines, one in so many rows: from there on, rows and lines differ. */
const TWO_LINES_EACH = 1000;

type Made = { rows: string[]; bad: number[]; repeated: number[]; people: string[] };

/** Rows of a list, with the lines on which its faults stand. */
function made(delimiter: string): Made {
  const rows: string[] = [`Name${delimiter}EMAIL${delimiter}since`];
  const bad: number[] = [];
  const repeated: number[] = [];
  const people = new Set<string>();
  let line = 2;
  for (let row = 0; row < ROWS; row += 1) {
    const twoLines = row % TWO_LINES_EACH === 0;
    const name = twoLines ? '"Zoë\nÉmile"' : 'Zoë';
    const isBad = row % BAD_EACH === 0;
    const address = isBad
      ? (BAD[(row / BAD_EACH) % BAD.length] ?? '')
      : `R${row % PEOPLE}@one.test`;
    const id = address.toLowerCase();
    if (isBad) bad.push(line);
    else if (people.has(id)) repeated.push(line);
    else people.add(id);
    rows.push([name, `"${address}"`, '2026'].join(delimiter));
    line += twoLines ? 2 : 1;
  }
  return { rows, bad, repeated, people: [...people] };
}

function encoded(text: string, charset: Charset, mark: boolean): Buffer {
  const marked = mark ? `\ufeff${text}` : text;
  switch (charset) {
    case 'utf-8':
      return Buffer.from(marked, 'utf8');
    case 'utf-16le':
      return Buffer.from(marked, 'utf16le');
    case 'utf-16be':
      return Buffer.from(marked, 'utf16le').swap16();
    case 'windows-1252':
      // The letters of the names are where Latin-1 has them.
      return Buffer.from(text, 'latin1');
  }
}

describe(`a list of ${ROWS} rows`, () => {
  it.each<[Charset, mark: boolean, end: string, delimiter: string]>([
    ['utf-8', false, '\n', ','],
    ['utf-8', true, '\r\n', ','],
    ['utf-8', true, '\r', ';'],
    ['utf-16le', true, '\r\n', '\t'],
    ['utf-16le', false, '\r\n', '\t'],
    ['utf-16be', true, '\n', ';'],
    ['windows-1252', false, '\r\n', ';'],
  ])(
    'in %s (byte order mark: %s, lines ended by %j, parted by %j) is read whole',
    (charset, mark, end, delimiter) => {
      const { rows, bad, repeated, people } = made(delimiter);
      const text = `${rows.join('\n')}\n`.replaceAll('\n', end);
      const list = recipientList(encoded(text, charset, mark), 'list.csv');
      expect(list.charset).toBe(charset);
      expect(list.bad.map(({ line }) => line)).toEqual(bad);
      expect(list.repeated.map(({ line }) => line)).toEqual(repeated);
      expect(list.recipients.map(({ address }) => address.toLowerCase())).toEqual(people);
      expect(new Set(list.recipients.map(({ name }) => name))).toEqual(
        new Set(['Zoë', 'Zoë Émile']),
      );
      expect(bad.length + repeated.length + people.length).toBe(ROWS);
    },
  );

  it('is not sent to until each bad row is mended, or left out on purpose', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'large-'));
    const peer = await smtpPeer();
    try {
      const { rows, bad, people } = made(',');
      const file = join(folder, 'list.csv');
      await writeFile(file, encoded(`${rows.join('\r\n')}\r\n`, 'utf-8', true));
      const root = await projectCopy('large-list');
      const send = (...args: string[]) =>
        ran(
          root,
          'newsletter',
          ['send', '--via', 'smtp', '--list', file, '--journal', join(folder, 'journal'), ...args],
          { NEWSLETTER_SMTP_URL: peer.url },
        );
      const refused = await send('--live', '--confirm', String(people.length));
      expect(refused.code).toBe(1);
      expect(refused.stderr).toContain(`${bad.length} rows of the list can’t be used`);
      const named = new Set(
        refused.stdout
          .split('\n')
          .filter((line) => !line.endsWith('stands above already'))
          .map((line) => /^Line (\d+) /.exec(line)?.[1]),
      );
      expect(bad.filter((line) => !named.has(String(line)))).toEqual([]);
      expect(peer.received).toEqual([]);

      const skipping = await send('--skip-bad');
      expect(skipping.stderr).not.toContain('rows of the list');
      expect(skipping.stdout).toMatch(new RegExp(`^To send +${people.length}$`, 'm'));
      expect(peer.received).toEqual([]);
    } finally {
      await peer.close();
      await rm(folder, { recursive: true });
    }
  });
});
