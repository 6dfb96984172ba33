import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Liquid, LiquidError } from 'liquidjs';
import wrapAnsi from 'wrap-ansi';
import { ContentError } from '../blog/problem.ts';

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
const MARKUP = { ...STRICT, extname: '.mjml', outputEscape: 'escape' } as const;
const markup = new Liquid(MARKUP);

/** Templates of plain text. */
const text = new Liquid({ ...STRICT, extname: '.txt' });
text.registerFilter('wrap', (value: string) => wrapAnsi(value, TEXT_WIDTH, { hard: false }));
text.registerFilter('rule', (value: string, character: string) =>
  character.repeat(Math.min(value.length, TEXT_WIDTH)),
);

/** Pages to look at on this machine, with their styles in `styles/`; escaped like markup. */
const pages = new Liquid({
  ...STRICT,
  root: join(import.meta.dirname, 'preview'),
  extname: '.liquid',
  outputEscape: 'escape',
});

/** MJML from `templates/<name>.mjml`. */
export function filledMarkup(name: string, values: object): Promise<string> {
  return filled(markup, name, values);
}

/** A tag of Liquid, which is left alone, or the beginning of one of markup. */
const TAGS = /\{%.*?%\}|\{\{.*?\}\}|<(?=[a-z])/gs;

/**
 * Where in the templates a tag in a line of what `filledMarkup` makes comes from; undefined if it
 * comes from none. The templates are filled once more, with a comment before each tag.
 */
export async function templateLine(
  name: string,
  values: object,
  { line, tagName }: { line: number; tagName: string },
): Promise<{ file: string; line: number } | undefined> {
  const templates: Record<string, string> = {};
  for await (const file of glob('*.mjml', { cwd: STRICT.root })) {
    const template = await readFile(join(STRICT.root, file), 'utf8');
    templates[file] = template.replaceAll(TAGS, (tag, at: number) =>
      tag === '<' ? `<!--${file}:${template.slice(0, at).split('\n').length}--><` : tag,
    );
  }
  const marked = await new Liquid({ ...MARKUP, templates }).renderFile(name, values);
  const mark = new RegExp(`<!--([^:>]+):(\\d+)--><${RegExp.escape(tagName)}(?![\\w-])`);
  const [, file, at] = mark.exec(marked.split('\n')[line - 1] ?? '') ?? [];
  return file === undefined ? undefined : { file: fileOf(file), line: Number(at) };
}

/** The path of a template from the project's root. */
export function fileOf(template: string): string {
  return `src/newsletter/templates/${template}`;
}

/** Text from `templates/<name>.txt`. */
export function filledText(name: string, values: object): Promise<string> {
  return filled(text, name, values);
}

/** A page from `preview/<name>.liquid`. */
export function filledPage(name: string, values: object): Promise<string> {
  return pages.renderFile(name, values);
}

/** @throws {ContentError} for a mistake in a template: who writes one is no programmer either */
async function filled(engine: Liquid, name: string, values: object): Promise<string> {
  try {
    return await engine.renderFile(name, values);
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    const [line, column] = error.token.getPosition();
    throw new ContentError([
      {
        file: fileOf((await templateWith(error.token.input)) ?? name),
        line,
        column,
        reason: error.message.replace(/, (file|line):.*/s, ''),
        fix: 'Mend the template; what may stand in one is described at https://liquidjs.com/.',
      },
    ]);
  }
}

/** The name of the template with a text; Liquid keeps the text of a faulty one, and seldom its name. */
async function templateWith(input: string): Promise<string | undefined> {
  for await (const name of glob('*', { cwd: STRICT.root })) {
    if ((await readFile(join(STRICT.root, name), 'utf8')) === input) return name;
  }
  return undefined;
}
