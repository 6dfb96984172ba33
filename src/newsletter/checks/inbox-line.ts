import { type Check, failure, warning } from './check.ts';

/** Characters of a subject that most lists of messages show; narrow ones on phones show fewer. */
const SUBJECT = 60;

/** Characters of a preheader: fewer let the body leak into the inbox line, more are cut by every inbox. */
const PREHEADER = { least: 35, most: 110 };

/** What an inbox shows of the email before it is opened. */
export const inboxLine: Check = {
  name: 'Inbox line',
  verdict({ issue: { file }, assembled: { subject, preheader }, page }) {
    const findings = [];
    if (lengthOf(subject) > SUBJECT) {
      findings.push(
        warning(
          `The subject has ${lengthOf(subject)} characters; most inboxes cut it after about ${SUBJECT}, phones earlier`,
          `Shorten \`subject\` in ${file}, or let its first words say it all.`,
        ),
      );
    }
    if (lengthOf(preheader) < PREHEADER.least || lengthOf(preheader) > PREHEADER.most) {
      findings.push(
        warning(
          `The preheader has ${lengthOf(preheader)} characters; ${PREHEADER.least} to ${PREHEADER.most} fill the line`,
          `Change \`preheader\` in ${file}.`,
        ),
      );
    }
    if (!page('body').text().trim().startsWith(preheader.trim())) {
      findings.push(
        failure(
          'The email does not begin with the preheader, so the inbox line shows something else',
          'Let it be the first text of the body, hidden: see src/newsletter/templates/head.mjml.',
        ),
      );
    }
    if (page('meta[name=description]').attr('content') !== preheader) {
      findings.push(
        failure(
          'The description in the head is not the preheader',
          'Let src/newsletter/templates/head.mjml carry it in <meta name="description">.',
        ),
      );
    }
    return {
      figure: `subject ${lengthOf(subject)}, preheader ${lengthOf(preheader)} characters`,
      findings,
    };
  },
};

/** As people count: an emoji is one. */
function lengthOf(text: string): number {
  return [...new Intl.Segmenter('en').segment(text)].length;
}
