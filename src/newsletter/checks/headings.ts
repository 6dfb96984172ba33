import { type Check, failure } from './check.ts';
import { quoted } from './quoted.ts';

/** Screen readers list headings: one of the first level, and no level left out on the way down. */
export const headings: Check = {
  name: 'Headings',
  verdict({ page }) {
    const found = page('h1, h2, h3, h4, h5, h6')
      .toArray()
      .map((element) => ({
        level: Number(element.name.slice(1)),
        text: page(element).text().trim(),
      }));
    const findings = [];
    const first = found.filter(({ level }) => level === 1).length;
    if (first !== 1 || found[0]?.level !== 1) {
      findings.push(
        failure(
          `The email has ${first} headings of the first level, or not one at its head`,
          'Keep one h1, the name in src/newsletter/templates/masthead.mjml.',
        ),
      );
    }
    for (const [index, { level, text }] of found.entries()) {
      const above = found[index - 1]?.level ?? 0;
      if (text === '') {
        findings.push(
          failure(`A heading of level ${level} is empty`, 'Give it words, or remove it.'),
        );
      }
      if (index > 0 && level > above + 1) {
        findings.push(
          failure(
            `${quoted(text)} is a heading of level ${level} below one of level ${above}`,
            `Make it level ${above + 1}: one # fewer in the text.`,
          ),
        );
      }
    }
    return { figure: `${found.length} headings`, findings };
  },
};
