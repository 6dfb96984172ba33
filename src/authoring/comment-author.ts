/** Who is shown when a message gives no name that may be. */
export const ANONYMOUS = 'A reader';

const MAX_LENGTH = 80;

/** The name to show for a message's sender: never an address or a part of one. */
export function authorName(name: string): string {
  const plain = name
    // Longer ones are made to keep programs busy.
    .slice(0, 1000)
    // Zero-width characters make two names that look alike.
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^["'\s]+/, '')
    .replace(/["'\s]+$/, '');
  if (!/[\p{Letter}\p{Number}]/u.test(plain) || /[@＠]/.test(plain)) return ANONYMOUS;
  return plain.length <= MAX_LENGTH ? plain : `${upTo(plain, MAX_LENGTH - 1)}…`;
}

/** Never half a character. */
function upTo(text: string, length: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    if (kept.length + segment.length > length) break;
    kept += segment;
  }
  return kept.trimEnd();
}
