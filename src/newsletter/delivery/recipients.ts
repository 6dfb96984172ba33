import { CsvError, parse } from 'csv-parse/sync';
import { mailAddress } from './address.ts';
import { type Charset, decoded } from './decoded.ts';
import { DeliveryError } from './delivery.ts';

/** One person on a list. */
export type Recipient = {
  /** Its domain in ASCII. */
  address: string;
  /** May be empty. */
  name: string;
};

/** Who is on a list, and what in it is not right. */
export type RecipientList = {
  /** Each address once, in the order of the list. */
  recipients: Recipient[];
  /** Rows that can't be sent to, such as those without a mail address. Lines count from 1. */
  bad: { line: number; fault: string }[];
  /** Rows whose address stands in an earlier line already. */
  repeated: { line: number; address: string }[];
  charset: Charset;
};

/**
 * RFC 5322, 2.1.1: a line has at most 998 characters, and a name may be one word. A longer one is
 * no name either, but rows behind a quotation mark that isn't closed where it should be.
 */
const LONGEST_NAME = 200;

type Row = { record: string[]; line: number };

/**
 * The people in a CSV file (RFC 4180) with the columns email and, if you like, name; others are
 * passed over. Commas, semicolons or tabs part them, whatever the first line uses.
 *
 * @throws {DeliveryError} when the file can't be read as such at all
 */
export function recipientList(bytes: Uint8Array, file: string): RecipientList {
  const { text, charset } = decoded(bytes);
  const [head, ...rows] = rowsOf(text, file);
  const columns = (head?.record ?? []).map((column) => column.trim().toLowerCase());
  const emailAt = columns.indexOf('email');
  const nameAt = columns.indexOf('name');
  if (emailAt < 0) {
    throw new DeliveryError(
      `${file}:1 does not name a column "email"`,
      'Begin the file with a line that names its columns, such as: email,name',
    );
  }

  const recipients = new Map<string, Recipient>();
  const bad: RecipientList['bad'] = [];
  const repeated: RecipientList['repeated'] = [];
  for (const { record, line } of rows) {
    const { address, fault } = mailAddress((record[emailAt] ?? '').trim());
    const name = (record[nameAt] ?? '').replaceAll(/\s+/g, ' ').trim();
    if (address === undefined) {
      bad.push({ line, fault });
    } else if (name.length > LONGEST_NAME) {
      bad.push({ line, fault: `The name beside ${address} has ${name.length} characters` });
    } else if (recipients.has(address.toLowerCase())) {
      repeated.push({ line, address });
    } else {
      recipients.set(address.toLowerCase(), { address, name });
    }
  }
  return { recipients: [...recipients.values()], bad, repeated, charset };
}

function rowsOf(text: string, file: string): Row[] {
  // csv-parse counts the two characters of CRLF as two lines within quotation marks.
  const lines = text.replaceAll(/\r\n?/g, '\n');
  const [first = ''] = lines.split('\n', 1);
  const rows: Row[] = [];
  let last = 0;
  try {
    parse(lines, {
      delimiter: [',', ';', '\t'].find((delimiter) => first.includes(delimiter)) ?? ',',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (record, info) => {
        last = info.lines;
        rows.push({ record, line: last - lineEndsIn(record) });
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new DeliveryError(
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? `${file}:${last + 1} begins a row whose quotation mark is never closed`
        : `${file}:${last + 1} is not a row of a CSV file: ${error.message}`,
      'Mend the row; a quotation mark within a field is written twice.',
    );
  }
}

function lineEndsIn(record: readonly string[]): number {
  return record.reduce((count, field) => count + (field.split('\n').length - 1), 0);
}
