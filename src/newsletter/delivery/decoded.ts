/** What a text file was written in. */
export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * The text of a file, whatever program wrote it: by its byte order mark, else UTF-8 where its bytes
 * can be that, else what Windows writes in Western Europe and America.
 */
export function decoded(bytes: Uint8Array): { text: string; charset: Charset } {
  const charset = charsetOf(bytes);
  return { text: new TextDecoder(charset).decode(bytes), charset };
}

function charsetOf(bytes: Uint8Array): Charset {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // A list begins with the names of its columns, which are ASCII: a zero beside each letter.
  if (second === 0 && first !== 0) return 'utf-16le';
  if (first === 0 && second !== 0 && second !== undefined) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
