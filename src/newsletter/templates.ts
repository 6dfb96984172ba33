import { join } from 'node:path';
import { Liquid } from 'liquidjs';
import wrapAnsi from 'wrap-ansi';

/** Columns of the text part, as RFC 5322 recommends with room for a quote's mark. */
export const TEXT_WIDTH = 72;

const STRICT = {
  root: join(import.meta.dirname, 'templates'),
  strictVariables: true,
  // Asking whether a story has a cover is no mistake.
  lenientIf: true,
  strictFilters: true,
  ownPropertyOnly: true,
} as const;

/** Templates of markup: every value is escaped unless a template says `raw`. */
const markup = new Liquid({ ...STRICT, extname: '.mjml', outputEscape: 'escape' });

/** Templates of plain text. */
const text = new Liquid({ ...STRICT, extname: '.txt' });
text.registerFilter('wrap', (value: string) => wrapAnsi(value, TEXT_WIDTH, { hard: false }));
text.registerFilter('rule', (value: string, character: string) =>
  character.repeat(Math.min(value.length, TEXT_WIDTH)),
);

/** Pages to look at on this machine, with `.css` beside them; escaped like markup. */
const pages = new Liquid({
  ...STRICT,
  root: join(import.meta.dirname, 'preview'),
  extname: '.liquid',
  outputEscape: 'escape',
});

/** MJML from `templates/<name>.mjml`. */
export function filledMarkup(name: string, values: object): Promise<string> {
  return markup.renderFile(name, values);
}

/** Text from `templates/<name>.txt`. */
export function filledText(name: string, values: object): Promise<string> {
  return text.renderFile(name, values);
}

/** A page from `preview/<name>.liquid`. */
export function filledPage(name: string, values: object): Promise<string> {
  return pages.renderFile(name, values);
}
