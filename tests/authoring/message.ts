/** Headers of a message that is in order; `undefined` leaves one out. */
const HEADERS = {
  From: 'Ann <ann@customer.test>',
  To: 'editors@example.com',
  Date: 'Fri, 20 Nov 2026 19:05:12 -0500',
  Subject: 'Re: Waiting [2026-11-20-waiting]',
  'Message-ID': '<1@customer.test>',
  'MIME-Version': '1.0',
  'Content-Type': 'text/plain; charset=utf-8',
} as const;

/** The bytes of a message as a server keeps it. Texts are written as UTF-8, whatever the headers say. */
export function message(
  headers: Record<string, string | readonly string[] | undefined> = {},
  body: string | Uint8Array = 'I agree.',
): Uint8Array {
  const lines = Object.entries({ ...HEADERS, ...headers }).flatMap(([name, values]) =>
    values === undefined ? [] : [values].flat().map((value) => `${name}: ${value}\r\n`),
  );
  return Buffer.concat([
    Buffer.from(`${lines.join('')}\r\n`),
    typeof body === 'string' ? Buffer.from(body.replaceAll('\n', '\r\n')) : body,
    Buffer.from('\r\n'),
  ]);
}
