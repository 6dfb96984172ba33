import { htmlPieces } from './html-pieces.ts';

/**
 * listmonk takes what it is given for Go templates: the HTML and the text part for `html/template`,
 * the subject for `text/template` (https://listmonk.app/docs/templating/). What is written here
 * comes out of them as it was.
 */

/** What listmonk makes each recipient's own address of. */
const UNSUBSCRIBE = '{{ UnsubscribeURL }}';

/**
 * HTML for listmonk. `html/template` takes comments away, Outlook's conditional ones among them, and
 * comments in styles; so both go through as strings. Elsewhere a brace that could open an action is
 * a character reference, which holds in text as in attributes.
 */
export function listmonkHtml(html: string, unsubscribe: string): string {
  return htmlPieces(html, unsubscribe)
    .map(({ kind, source, around }) => {
      if (kind === 'comment' || kind === 'style') return `{{ ${goString(source)} | Safe }}`;
      return around ? around.map(referenced).join(UNSUBSCRIBE) : referenced(source);
    })
    .join('');
}

/** The text part for listmonk, which treats it as HTML too: a "<" could open a comment or a script. */
export function listmonkText(text: string, unsubscribe: string): string {
  return text
    .split(unsubscribe)
    .map((part) => part.replaceAll(/[{<]|@(?=TrackLink)/g, (sign) => `{{ "${sign}" | Safe }}`))
    .reduce(
      (before, after) => before + (/^[^\s>)\]]/.test(after) ? unsubscribe : UNSUBSCRIBE) + after,
    );
}

/** A line for listmonk, such as the subject. */
export function listmonkLine(line: string): string {
  return line.replaceAll(/\{|@(?=TrackLink)/g, (sign) => `{{ "${sign}" }}`);
}

/** Whether what listmonk shows of HTML is that HTML, but for the addresses that unsubscribe. */
export function isAsMade(shown: string, html: string, unsubscribe: string): boolean {
  const seen = plain(shown.trim());
  const [first = '', ...rest] = partsAround(html.trim(), unsubscribe).map(plain);
  if (!seen.startsWith(first)) return false;
  let end = first.length;
  for (const part of rest) {
    end = seen.indexOf('"', end);
    if (end < 0 || !seen.startsWith(part, end)) return false;
    end += part.length;
  }
  return end === seen.length;
}

/** HTML without the addresses that unsubscribe. */
function partsAround(html: string, unsubscribe: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const { source, around } of htmlPieces(html, unsubscribe)) {
    part += around ? around[0] : source;
    if (!around) continue;
    parts.push(part);
    part = around[1];
  }
  return [...parts, part];
}

function plain(html: string): string {
  return html.replaceAll('&#123;', '{').replaceAll('&#64;', '@');
}

/** listmonk makes an action of `https://…@TrackLink` too, before Go sees it. */
function referenced(html: string): string {
  // At the end of a piece, an action may come next.
  return html.replaceAll(/\{(?=\{|$)/g, '&#123;').replaceAll(/@(?=TrackLink)/g, '&#64;');
}

/** A string as Go reads it between quotes; what JSON may escape, Go knows as well. */
function goString(text: string): string {
  return JSON.stringify(text.toWellFormed())
    .replaceAll(/\{(?=\{)/g, '\\u007b')
    .replaceAll(/@(?=TrackLink)/g, '\\u0040');
}
