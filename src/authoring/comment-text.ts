/** What a person wrote in a message, apart from what the mail program put around it. */
export type OwnWords = {
  text: string;
  /** How many lines of quotation and signature are not in it. */
  linesLeftOut: number;
};

/**
 * The text of a message without the message that it answers, where that stands at the end, and
 * without signatures. Quotations between the answers stay. Where it isn't certain, the text stays:
 * a moderator can take away, but not bring back.
 */
export function ownWords(text: string): OwnWords {
  const all = text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .split('\n')
    .map((line) => (line === '-- ' ? line : line.trimEnd()));
  const end = all.findIndex((_, index) => beginsTheEnd(all, index));
  const lines = withoutAttributions(end < 0 ? all : all.slice(0, end));
  while (lines.length > 0 && isLeftOver(lines.at(-1) ?? '')) lines.pop();
  return {
    text: lines.join('\n').replace(/^\n+/, ''),
    linesLeftOut: said(all) - said(lines),
  };
}

const said = (lines: readonly string[]) => lines.filter((line) => line.trim() !== '').length;

/** Whether all from here on is a signature or the message that was answered. */
function beginsTheEnd(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  return (
    // RFC 3676, 4.3; many programs lose the blank after the dashes.
    /^-- ?$/.test(line) ||
    /^[-_ ]{2,}(original message|forwarded message|original-?nachricht|ursprüngliche nachricht|weitergeleitete nachricht|message d['’]origine|message transféré|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|ursprungligt meddelande|oprindelig meddelelse)[-_ ]{2,}$/i.test(
      line,
    ) ||
    isHeaderBlock(lines, index)
  );
}

/** Outlook repeats the headers of what was answered: who, then when, to whom, and the subject. */
function isHeaderBlock(lines: readonly string[], index: number): boolean {
  return (
    FROM.test(lines[index] ?? '') &&
    [1, 2, 3].every((next) => HEADER.test(`${lines[index + next] ?? ''} `))
  );
}

const FROM = /^\s*\*?(from|von|de|da|van|från|fra)\s?:\*?\s/i;

const HEADER =
  /^\s*\*?(from|von|de|da|van|från|fra|sent|gesendet|envoyé|enviado|inviato|verzonden|skickat|sendt|date|datum|fecha|data|dato|to|an|à|para|a|aan|till|til|cc|subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne)\s?:\*?\s/i;

/** "On Friday, Ann <…> wrote:" above a quotation, on up to three lines: it names an address, and the site shows what was answered. */
function withoutAttributions(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (const line of lines) {
    if (isQuoted(line) && !isQuoted(lastSaid(kept))) dropAttribution(kept);
    kept.push(line);
  }
  return kept;
}

const WROTE =
  /\b(wrote|writes|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev|kirjoitti|napisał|pisze)\b.{0,200}:$|(写道|のメッセージ|작성)[:：]$/iu;

function dropAttribution(kept: string[]): void {
  const end = kept.findLastIndex((line) => line !== '') + 1;
  let start = end;
  while (start > 0 && kept[start - 1] !== '' && !isQuoted(kept[start - 1] ?? '')) start--;
  const attribution = kept.slice(start, end).join(' ');
  if (end - start > 3 || attribution.length > 400 || !WROTE.test(attribution)) return;
  kept.splice(start, end - start);
}

function lastSaid(lines: readonly string[]): string {
  return lines.findLast((line) => line !== '') ?? '';
}

function isQuoted(line: string): boolean {
  return line.startsWith('>');
}

/** What may not be the last line: nothing, a quotation without an answer, a telephone's signature. */
function isLeftOver(line: string): boolean {
  return (
    line.trim() === '' ||
    isQuoted(line) ||
    (line.length <= 80 &&
      /^\s*(sent from|sent via|sent with|get outlook for|von meinem|gesendet (von|mit)|envoyé (de|depuis|à partir)|enviado (desde|do)|inviato da|verzonden (vanaf|via|met)|verstuurd vanaf|skickat från|sendt fra)\s/i.test(
        line,
      ))
  );
}

/** What stands for an address. */
export const ADDRESS_LEFT_OUT = '(address left out)';

/** As RFC 5322 writes them, more or less; "https://example.com/@ann" is none. */
const ADDRESS =
  /[^\s<>()[\]",;:@/]{1,64}@[^\s<>()[\]",;:@/]{1,255}\.[^\s<>()[\]",;:@/]{0,63}[^\s<>()[\]",;:@/.!?]/gu;

/** A text without the email addresses in it: comments are public, and so is their history. */
export function withoutAddresses(text: string): string {
  return text.replaceAll(ADDRESS, ADDRESS_LEFT_OUT);
}
