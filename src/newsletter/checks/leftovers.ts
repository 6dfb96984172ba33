import type { AssembledIssue } from '../assembled-issue.ts';
import { type Check, type Finding, failure, warning } from './check.ts';
import { quoted } from './quoted.ts';

/** Tags of Liquid, of MJML and of those who send (listmonk, Buttondown, Mailchimp). */
const TAGS = /\{\{.*?(\}\}|$)|\{%.*?(%\}|$)|<\/?mj-[\w-]*|\*\|.*?(\|\*|$)/gms;

/** What a program says when it has nothing to say. */
const NOTHING = /\b(undefined|NaN|null)\b|\[object \w+\]/g;

/** What people write to come back to, in whatever place. */
const UNFINISHED = /\blorem ipsum\b|\b(TODO|FIXME|TKTK)\b/gi;

/** Nothing of a template, of a program or of a sketch is left; and what looks like a tag is known to be a word. */
export const leftovers: Check = {
  name: 'Leftovers',
  verdict({ email, page, assembled }) {
    const findings = new Map<string, Finding>();
    const add = (finding: Finding) => findings.set(finding.message, finding);
    const authored = authoredTexts(assembled);
    const isAuthored = (tag: string) => authored.some((text) => text.includes(tag));
    const places: [place: string, text: string][] = [
      ['HTML', visible(page.root().text(), page.root().find('*').toArray())],
      ['text part', email.text],
    ];
    for (const [place, text] of places) {
      for (const [tag] of text.matchAll(TAGS)) {
        add(isAuthored(tag) ? authoredTag(tag, place) : leftTag(tag, place));
      }
      for (const [word] of text.matchAll(NOTHING)) {
        if (isAuthored(word)) continue;
        add(
          failure(
            `The ${place} says "${word}", which no author wrote`,
            'A template names a value that is not there: see src/newsletter/templates/.',
          ),
        );
      }
      for (const [word] of text.matchAll(UNFINISHED)) {
        add(failure(`The ${place} says "${word}"`, 'Finish that text, or take it out.'));
      }
    }
    for (const [tag] of email.html.matchAll(/<\/?mj-[\w-]*/g)) add(leftTag(tag, 'HTML'));
    return {
      figure: findings.size === 0 ? 'none' : String(findings.size),
      findings: [...findings.values()],
    };
  },
};

function leftTag(tag: string, place: string): Finding {
  return failure(
    `The ${place} still holds ${quoted(tag)}, a tag of a template`,
    'See src/newsletter/templates/: a tag there is misspelt, or its file is included in a way that MJML ignores.',
  );
}

/** Who sends would read the author's words as an order, if they came to them as they are. */
function authoredTag(tag: string, place: string): Finding {
  return warning(
    `An author wrote ${quoted(tag)}, and the ${place} has it as it is: pasted into listmonk or Buttondown, it would be taken for a tag of theirs`,
    'Write it otherwise, or let npm run newsletter -- send hand it over: that escapes it.',
  );
}

/** The words of a document and the values of its attributes, but for styles and addresses. */
function visible(
  text: string,
  elements: readonly { attribs: Readonly<Record<string, string>> }[],
): string {
  const values = elements.flatMap(({ attribs }) =>
    Object.entries(attribs)
      .filter(([name]) => name !== 'style')
      .map(([, value]) => value),
  );
  return [text, ...values].join('\n');
}

/** Every text in an issue that an author wrote. */
function authoredTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(authoredTexts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value as AssembledIssue).flatMap(authoredTexts);
}
