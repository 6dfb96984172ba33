import { type Token, type TokenHandler, Tokenizer } from 'parse5';
import type { Problem } from '../blog/problem.ts';
import { SAFE_HTML, SAFE_HTML_ATTRIBUTES } from '../portable/safe-html.ts';

/** HTML within Markdown that is more than a few harmless elements. `start` is where it begins in the file. */
export function htmlProblems(
  html: string,
  file: string,
  start: { line: number; column: number },
): Problem[] {
  const problems: Problem[] = [];
  const found = (location: Token.Location | null, reason: string, fix: string) => {
    const { startLine, startCol } = location ?? { startLine: 1, startCol: 1 };
    problems.push({
      file,
      line: start.line + startLine - 1,
      column: startLine === 1 ? start.column + startCol - 1 : startCol,
      reason,
      fix,
    });
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
  const nothing = () => {};
  const handler: TokenHandler = {
    onStartTag: tag,
    // What begins with a mistake is not reported again where it ends.
    onEndTag: nothing,
    onComment: nothing,
    onCharacter: nothing,
    onNullCharacter: nothing,
    onWhitespaceCharacter: nothing,
    onDoctype: nothing,
    onEof: nothing,
  };
  new Tokenizer({ sourceCodeLocationInfo: true }, handler).write(html, true);
  return problems;
}
