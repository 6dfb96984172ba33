import { INBOXES, widthOf } from '../inboxes.ts';
import { type Check, failure, warning } from './check.ts';

/** Columns of the shortest preheader that leaves no list half empty. */
const LEAST = 35;

/** What an inbox shows of the email before it is opened. */
export const inboxLine: Check = {
  name: 'Inbox line',
  verdict({ issue: { file }, assembled: { subject, preheader }, page }) {
    const findings = [];
    const width = { subject: widthOf(subject), preheader: widthOf(preheader) };
    const rooms = INBOXES.map(({ client, room }) => ({ client, ...room(subject) }));
    const cutting = rooms.filter((room) => width.subject > room.subject);
    if (cutting.length > 0) {
      findings.push(
        warning(
          `The subject has ${width.subject} characters; ${cutting.map((room) => `${room.client} shows about ${room.subject}`).join(', ')}`,
          `Shorten \`subject\` in ${file}, or let its first words say it all.`,
        ),
      );
    }
    const most = Math.max(...rooms.map((room) => room.preheader));
    if (width.preheader < LEAST || width.preheader > most) {
      findings.push(
        warning(
          `The preheader has ${width.preheader} characters; ${LEAST} to ${most} fill the line, and no inbox shows more`,
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
      figure: `subject ${width.subject}, preheader ${width.preheader} characters`,
      findings,
    };
  },
};
