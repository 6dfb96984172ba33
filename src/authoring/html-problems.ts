import type { Nodes } from 'mdast';
import { type Token, type TokenHandler, Tokenizer } from 'parse5';
import type { Problem } from '../blog/problem.ts';
import { SAFE_HTML, SAFE_HTML_ATTRIBUTES } from '../portable/safe-html.ts';

/** HTML within Markdown that is more than a few harmless elements. `start` is where it begins in the file. */
export function htmlProblems(html: string, file: string, start: Place): Problem[] {
  const problems: Problem[] = [];
  const found = (location: Token.Location | null, reason: string, fix: string) => {
    problems.push({ file, ...placeOf(location, start), reason, fix });
  };
  const tag = ({ tagName, attrs, location }: Token.TagToken) => {
    if (!SAFE_HTML.includes(tagName)) {
      found(
        location,
        `<${tagName}> is HTML that a text may not hold`,
        'Write Markdown in its place, or \\< where the character itself is meant.',
      );
      return;
    }
    for (const { name } of attrs.filter(({ name }) => !SAFE_HTML_ATTRIBUTES.includes(name))) {
      found(
        location,
        `<${tagName}> may not have the attribute ${name}`,
        `Remove it. These may stand: ${SAFE_HTML_ATTRIBUTES.join(', ')}.`,
      );
    }
  };
  if (/^<(?:\?|!(?!--))/.test(html)) {
    found(
      null,
      'A processing instruction, <!DOCTYPE …> or <![CDATA[…]]> would not be shown',
      'Remove it, or write \\< where the character itself is meant.',
    );
  }
  tokenize(html, {
    onStartTag: tag,
    onParseError({ code, ...location }) {
      if (code !== 'duplicate-attribute') return;
      found(location, 'This tag has an attribute twice', 'Keep one of the two.');
    },
  });
  return problems;
}

/**
 * Elements that are opened and not closed, or closed and not opened, among nodes that stand side by
 * side: a browser would let them reach to the end of the page.
 */
export function unclosedTags(nodes: readonly Nodes[], file: string): Problem[] {
  const open: { name: string; start: Place }[] = [];
  const problems: Problem[] = [];
  for (const node of nodes) {
    const start = node.position?.start;
    if (node.type !== 'html' || !start) continue;
    tokenize(node.value, {
      onStartTag({ tagName, location }) {
        if (MUST_CLOSE.includes(tagName))
          open.push({ name: tagName, start: placeOf(location, start) });
      },
      onEndTag({ tagName, location }) {
        if (!MUST_CLOSE.includes(tagName)) return;
        if (open.at(-1)?.name === tagName) {
          open.pop();
          return;
        }
        problems.push({
          file,
          ...placeOf(location, start),
          reason: `</${tagName}> closes what is not open here`,
          fix: `Put it behind the text that <${tagName}> begins, in the same paragraph, or remove it.`,
        });
      },
    });
  }
  for (const { name, start } of open) {
    problems.push({
      file,
      ...start,
      reason: `<${name}> is opened and not closed`,
      fix: `Write </${name}> where it ends, in the same paragraph or, if it stands on a line of its own, below.`,
    });
  }
  return problems;
}

/** Elements without content, and those whose end HTML lets one leave out, need no closing. */
const MUST_CLOSE = SAFE_HTML.filter((name) => !['br', 'rp', 'rt', 'wbr'].includes(name));

type Place = { line: number; column: number };

/** Where in the file something is that has a place in a piece of HTML. */
function placeOf(location: Token.Location | null, start: Place): Place {
  const { startLine, startCol } = location ?? { startLine: 1, startCol: 1 };
  return {
    line: start.line + startLine - 1,
    column: startLine === 1 ? start.column + startCol - 1 : startCol,
  };
}

function tokenize(html: string, handler: Partial<TokenHandler>): void {
  const nothing = () => {};
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: nothing,
      onEndTag: nothing,
      onComment: nothing,
      onCharacter: nothing,
      onNullCharacter: nothing,
      onWhitespaceCharacter: nothing,
      onDoctype: nothing,
      onEof: nothing,
      ...handler,
    },
  );
  tokenizer.write(html, true);
}
