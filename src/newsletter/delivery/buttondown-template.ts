import { htmlPieces } from './html-pieces.ts';

/**
 * Buttondown takes what it is given for Django templates (https://docs.buttondown.com/templating).
 * What is written here comes out of them as it was.
 */

/** Without it, Buttondown takes HTML for that of its own editor, which knows no nested tables. */
const RAW = '<!-- buttondown-editor-mode: naked -->';

/** HTML for Buttondown, to be used as the whole email: https://docs.buttondown.com/naked-mode */
export function buttondownHtml(html: string, unsubscribe: string): string {
  const body = htmlPieces(html, unsubscribe)
    .map(({ source, around }) =>
      around ? around.map(buttondownLine).join('{{ unsubscribe_url }}') : buttondownLine(source),
    )
    .join('');
  return `${RAW}${body}`;
}

/** A line for Buttondown, such as the subject: what would open a variable, a tag or a comment is written by a tag. */
export function buttondownLine(line: string): string {
  return line.replaceAll(/\{(?=[{%#])/g, '{% templatetag openbrace %}');
}
