import stringWidth from 'string-width';

/** How many columns there are for each part of a message's line in an inbox. */
type Room = { sender: number; subject: number; preheader: number };

/** A list of messages as a mail program lays it out, which decides how much of each part is seen. */
export type Inbox = {
  /** Where it is. */
  name: string;
  client: string;
  layout: 'card' | 'row';
  /** What there is room for, beside a subject. */
  room(subject: string): Room;
};

/** What subject, dash and preheader share in Gmail's row, in columns. */
const ROW = 100;
const DASH = 3;

/**
 * The two kinds of list that there are: a narrow one with lines for each part, and a wide one with
 * everything in a row. Mail programs cut by pixels and by what their readers have set, so the columns
 * are those of a typical one:
 *
 * - Mail on an iPhone 14 shows 48 of a subject and 99 of a preheader, by
 *   https://www.emailtooltester.com/en/blog/email-subject-lines-character-limit/, and 25 of a sender, by
 *   https://www.braze.com/docs/user_guide/channels/email/best_practices/email_styling.
 * - Gmail shows 70 of a subject at 1024 pixels, by
 *   https://www.theorchardagency.com.au/insights/subject-line-length-and-open-rates/. 256 pixels more
 *   give some 30. Its column for senders is narrower than a phone.
 */
export const INBOXES: readonly Inbox[] = [
  {
    name: 'On a phone',
    client: 'Mail on an iPhone',
    layout: 'card',
    room: () => ({ sender: 25, subject: 48, preheader: 99 }),
  },
  {
    name: 'On a desktop',
    client: 'Gmail in a window of 1280 pixels',
    layout: 'row',
    room: (subject) => ({
      sender: 20,
      subject: ROW,
      preheader: Math.max(ROW - widthOf(subject) - DASH, 0),
    }),
  },
];

/**
 * How many columns a text takes: an emoji or a Chinese character is as wide as two letters (UAX #11),
 * and what joins or accents others takes none.
 */
export function widthOf(text: string): number {
  return stringWidth(text);
}
