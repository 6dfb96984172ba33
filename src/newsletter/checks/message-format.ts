import PostalMime from 'postal-mime';
import { type Check, type Finding, failure } from './check.ts';

/** Fields that a message of a list has once, no more and no less (RFC 5322, 3.6; RFC 2919; RFC 2369; RFC 8058). */
const ONCE = [
  'Date',
  'Message-ID',
  'From',
  'To',
  'Subject',
  'MIME-Version',
  'Content-Type',
  'List-Id',
  'List-Archive',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
];

/** RFC 2045, 6.7: encoded lines. */
const ENCODED = 76;

/** RFC 5322, 2.1.1: any line. */
const LONGEST = 998;

/** The message is one that every server takes and every client reads. */
export const messageFormat: Check = {
  name: 'Message',
  async verdict({ message, assembled }) {
    const raw = message.toString('latin1');
    const { headers, subject } = await PostalMime.parse(message);
    const values = (name: string) =>
      headers.filter(({ key }) => key === name.toLowerCase()).map(({ value }) => value);
    const findings: Finding[] = [];
    const add = (text: string) =>
      findings.push(failure(text, 'Mend src/newsletter/message.ts: it is no fault of the issue.'));

    for (const name of ONCE) {
      const { length } = values(name);
      if (length !== 1) add(`The message has ${length} fields ${name}, and needs one`);
    }
    const [unsubscribe = ''] = values('List-Unsubscribe');
    if (!/<https:\/\/[^>]+>/.test(unsubscribe) || !/<mailto:[^>]+>/.test(unsubscribe)) {
      add('List-Unsubscribe does not name both an https and a mailto address');
    }
    const [post = 'List-Unsubscribe=One-Click'] = values('List-Unsubscribe-Post');
    if (post !== 'List-Unsubscribe=One-Click') add(`List-Unsubscribe-Post says "${post}"`);
    if (subject !== assembled.subject) add('The subject of the message is not that of the issue');

    if (/(^|[^\r])\n|\r(?!\n)/.test(raw)) add('A line of the message does not end in CRLF');
    const lines = raw.split('\r\n');
    const blank = lines.indexOf('');
    if (lines.some((line) => line.length > LONGEST)) {
      add(`A line of the message has more than ${LONGEST} octets`);
    } else if (lines.slice(blank).some((line) => line.length > ENCODED)) {
      add(`An encoded line has more than ${ENCODED} octets`);
    }
    const text = raw.search(/^content-type: text\/plain/im);
    const html = raw.search(/^content-type: text\/html/im);
    if (text < 0 || html < 0 || text > html) {
      add('The message does not have a text part and after it an HTML part');
    }
    const longest = Math.max(...lines.map((line) => line.length));
    return { figure: `${headers.length} fields, lines to ${longest} octets`, findings };
  },
};
