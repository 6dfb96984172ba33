import { type Check, counted, type Finding, failure, warning } from './check.ts';
import { quoted } from './quoted.ts';

/** The share of the HTML's words that the text part has; SpamAssassin and readers mind a stub. */
const LEAST = 0.8;

/** RFC 5322, 2.1.1; more is allowed, and hard to read where lines aren't wrapped. */
const LONGEST = 78;

/** The text part says what the HTML says, and leads where it leads. */
export const textPart: Check = {
  name: 'Text part',
  verdict({ email, views, page, site }) {
    const findings: Finding[] = [];
    const shown = views[0]?.texts.filter(({ element }) => element.name !== 'img') ?? [];
    const share = shareOf(words(shown.map(({ text }) => text).join(' ')), words(email.text));
    if (share < LEAST) {
      findings.push(
        failure(
          `The text part has ${percent(share)} of the HTML's words`,
          'Let src/newsletter/templates/issue.txt and story.txt say what the MJML templates say.',
        ),
      );
    }
    const destinations = new Set(
      page('a[href]')
        .toArray()
        .map(({ attribs }) => attribs.href ?? ''),
    );
    // Every other address of ours begins with that of the site's root.
    destinations.delete(site.url);
    for (const destination of destinations) {
      if (!email.text.includes(destination)) {
        findings.push(
          failure(
            `The text part does not lead to ${destination}`,
            'Add it to src/newsletter/templates/issue.txt or story.txt.',
          ),
        );
      }
    }
    const long = email.text
      .split('\n')
      .filter((line) => line.length > LONGEST && /\s/.test(line.trim()));
    if (long.length > 0) {
      findings.push(
        warning(
          `${counted(long.length, 'line')} of the text part ${long.length === 1 ? 'has' : 'have'} more than ${LONGEST} characters: ${quoted(long[0] ?? '')}`,
          'Shorten the cells of that table, or let the lead stand with its excerpt; in a template, wrap the text.',
        ),
      );
    }
    return {
      figure: `${percent(share)} of the words, ${destinations.size} destinations`,
      findings,
    };
  },
};

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? [];
}

/** How many of the words are among the others, each of those counted once. */
function shareOf(wanted: readonly string[], there: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of there) left.set(word, (left.get(word) ?? 0) + 1);
  const found = wanted.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  });
  return wanted.length === 0 ? 1 : found.length / wanted.length;
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}
