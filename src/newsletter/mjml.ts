import mjml2html from 'mjml';

/** A blank between tags of the layout: as a line end it weighs the same, and the lines can be read. */
const BETWEEN_TAGS = /(<\/?(?:table|tbody|tr|td|div)\b[^>]*>) (?=<)/g;

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
 * @throws when MJML finds anything wrong with it
 */
export async function compiledMjml(mjml: string): Promise<string> {
  const { html, errors } = await mjml2html(mjml, {
    validationLevel: 'strict',
    fonts: {},
    keepComments: false,
    // Outlook's conditional comments stay.
    minify: true,
    minifyOptions: MINIFYING,
  });
  if (errors.length > 0) {
    throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
  }
  return html.replaceAll(BETWEEN_TAGS, '$1\n').replaceAll(/\{(?=[{%#])/g, '&#123;');
}
