import { shortened } from '../../blog/excerpt.ts';

/** The beginning of a text in quotes, to find it by. */
export function quoted(text: string): string {
  return `“${shortened(text.replaceAll(/\s+/g, ' ').trim(), 40)}”`;
}
