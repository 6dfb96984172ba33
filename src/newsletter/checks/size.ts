import { type Check, failure, warning } from './check.ts';

/** Gmail cuts a message at 102 KB, and the styles of its head go with the rest; KB are 1,000 bytes. */
const HTML = { warn: 75_000, fail: 90_000 };

/** Gmail drops a style element of more than 16 KB. */
const STYLE = 12_000;

/** What mail clients take without cutting. */
export const size: Check = {
  name: 'Size',
  verdict({ email, page }) {
    const html = Buffer.byteLength(email.html);
    const style = page('style')
      .toArray()
      .reduce((sum, element) => sum + Buffer.byteLength(page(element).text()), 0);
    const findings = [];
    const shorter = 'Take a story out of the issue, or let the lead stand with its excerpt.';
    if (html > HTML.fail) {
      findings.push(
        failure(`The HTML has ${kilobytes(html)}; Gmail would cut it, styles and all`, shorter),
      );
    } else if (html > HTML.warn) {
      findings.push(
        warning(`The HTML has ${kilobytes(html)}, not far from where Gmail cuts`, shorter),
      );
    }
    if (style > STYLE) {
      findings.push(
        failure(
          `The styles in the head have ${kilobytes(style)}; at most ${kilobytes(STYLE)} are safe in Gmail`,
          'Take rules out of src/newsletter/templates/head.mjml.',
        ),
      );
    }
    return { figure: `HTML ${kilobytes(html)}, styles ${kilobytes(style)}`, findings };
  },
};

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
