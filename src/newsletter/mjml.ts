import mjml2html from 'mjml';

/**
 * The HTML of an MJML document, which must be complete: includes are composed before.
 *
 * @throws when MJML finds anything wrong with it
 */
export async function compiledMjml(mjml: string): Promise<string> {
  const { html, errors } = await mjml2html(mjml, {
    validationLevel: 'strict',
    fonts: {},
    keepComments: false,
  });
  if (errors.length > 0) {
    throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
  }
  return html;
}
