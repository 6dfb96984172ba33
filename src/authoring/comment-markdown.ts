import type { Blockquote, Paragraph, PhrasingContent, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

const markdown = unified().use(remarkStringify).use(remarkGfm).freeze();

/**
 * Plain text as Markdown that shows it: nothing in it is a sign of Markdown or HTML, except that
 * paragraphs are paragraphs, lines that begin with ">" are quotations, and addresses on the web
 * are links.
 */
export function markdownOf(text: string): string {
  const tree: Root = { type: 'root', children: blocks(text.split('\n')) };
  return markdown.stringify(tree);
}

/** Lines that belong together: all of a quotation, or all not, and for those a blank line ends it. */
function blocks(lines: readonly string[]): (Paragraph | Blockquote)[] {
  const all: (Paragraph | Blockquote)[] = [];
  for (let at = 0; at < lines.length; ) {
    const quoted = isQuoted(lines[at]);
    let end = at;
    while (end < lines.length && isQuoted(lines[end]) === quoted) end++;
    const part = lines.slice(at, end);
    if (quoted) {
      // Quotations within quotations become one: who quoted whom is lost by then.
      const children = paragraphs(part.map((line) => line.replace(/^(>\s?)+/, '')));
      if (children.length > 0) all.push({ type: 'blockquote', children });
    } else all.push(...paragraphs(part));
    at = end;
  }
  return all;
}

const isQuoted = (line: string | undefined) => line?.startsWith('>') ?? false;

function paragraphs(lines: readonly string[]): Paragraph[] {
  return lines
    .map((line) => line.trim())
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n').filter((line) => line !== ''))
    .filter((paragraph) => paragraph.length > 0)
    .map((paragraph) => ({ type: 'paragraph', children: phrasing(paragraph) }));
}

function phrasing(lines: readonly string[]): PhrasingContent[] {
  return lines.flatMap((line, index): PhrasingContent[] => {
    const before = lines[index - 1];
    if (before === undefined) return linked(line);
    return [isMeant(before, line) ? { type: 'break' } : text('\n'), ...linked(line)];
  });
}

/** Mail programs break lines at some 70 characters. */
const NARROWEST = 60;

/** Whether the writer broke the line: the next word would have fitted, or a list goes on. */
function isMeant(before: string, line: string): boolean {
  const word = /^\S+/.exec(line)?.[0] ?? '';
  return before.length + 1 + word.length <= NARROWEST || /^([-*•–]|\d{1,3}[.)])\s/.test(line);
}

/** Until something that is more likely to end the sentence than the address. */
const WEB_ADDRESS = /https?:\/\/[^\s<>"'`[\]{}|\\^]*[^\s<>"'`[\]{}|\\^.,;:!?(*_~]/giu;

function linked(line: string): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let end = 0;
  for (const { 0: found, index } of line.matchAll(WEB_ADDRESS)) {
    // A bracket that the address did not open was opened before it.
    const url = found.includes('(') ? found : found.replace(/\).*$/, '');
    if (!URL.canParse(url)) continue;
    parts.push(text(line.slice(end, index)), { type: 'link', url, children: [text(url)] });
    end = index + url.length;
  }
  return [...parts, text(line.slice(end))];
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}
