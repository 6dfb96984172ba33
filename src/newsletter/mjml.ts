import mjml2html from 'mjml';

/** A blank between tags of the layout: as a line end it weighs the same, and the lines can be read. */
const BETWEEN_TAGS = /(<\/?(?:table|tbody|tr|td|div)\b[^>]*>) (?=<)/g;

/** Something in a document that MJML does not take. */
export type MjmlFault = {
  message: string;
  /** Where its tag begins, counted from 1; undefined if it is about the whole. */
  line?: number;
  tagName?: string;
};

/** A document that is no MJML, with all that is wrong with it. */
export class MjmlError extends Error {
  readonly faults: readonly MjmlFault[];

  constructor(faults: readonly MjmlFault[]) {
    super(faults.map(({ line, message }) => `${line ?? '?'}: ${message}`).join('\n'));
    this.name = 'MjmlError';
    this.faults = faults;
  }
}

/**
 * Settings of htmlnano, MJML's minifier, some of which MJML's types don't know. For CSS MJML has no
 * minifier with it. An email has no SVG, and what would minify it takes much memory. A configuration
 * of htmlnano that another tool left in the folder must not change the email.
 */
const MINIFYING = { minifyCss: false, minifySvg: false, skipConfigLoading: true };

/**
 * The HTML of an MJML document, which must be complete: includes are composed before. Words that look
 * like the tags of a list manager's templates are written so that they stay words.
 *
 * @throws {MjmlError} when MJML finds anything wrong with it
 */
export async function compiledMjml(mjml: string): Promise<string> {
  const included = mjml.split('\n').findIndex((line) => line.includes('<mj-include'));
  // MJML would leave it out without a word.
  if (included >= 0) {
    const message = 'MJML reads no other file here; {% render %} does';
    throw new MjmlError([{ message, line: included + 1, tagName: 'mj-include' }]);
  }
  const html = await strictHtml(mjml);
  return html.replaceAll(BETWEEN_TAGS, '$1\n').replaceAll(/\{(?=[{%#])/g, '&#123;');
}

async function strictHtml(mjml: string): Promise<string> {
  try {
    const { html } = await mjml2html(mjml, {
      validationLevel: 'strict',
      fonts: {},
      keepComments: false,
      // Outlook's conditional comments stay.
      minify: true,
      minifyOptions: MINIFYING,
    });
    return html;
  } catch (error) {
    const faults = faultsIn(error);
    throw faults ? new MjmlError(faults) : error;
  }
}

/** What MJML has against a document, if that is why it threw. */
function faultsIn(error: unknown): MjmlFault[] | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('errors' in error && Array.isArray(error.errors)) return error.errors;
  return /^(Malformed MJML|Parsing failed)/.test(error.message)
    ? [{ message: error.message }]
    : undefined;
}
