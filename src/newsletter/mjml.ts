import mjml2html from 'mjml';

/** A blank between tags of the layout: as a line end it weighs the same, and the lines can be read. */
const BETWEEN_TAGS = /(<\/?(?:table|tbody|tr|td|div)\b[^>]*>) (?=<)/g;

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
    // Outlook's conditional comments stay; CSS is left alone, for which MJML has no minifier with it.
    minify: true,
    minifyOptions: { minifyCss: false },
  });
  if (errors.length > 0) {
    throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
  }
  return html.replaceAll(BETWEEN_TAGS, '$1\n').replaceAll(/\{(?=[{%#])/g, '&#123;');
}
