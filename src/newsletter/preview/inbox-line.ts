import stringWidth from 'string-width';

/** The beginning of a text, as far as a mail program shows it, and what it leaves out. */
export type Cut = { shown: string; rest: string };

/** What of one part of an inbox line is seen. */
type InboxPart = Cut & {
  name: 'Sender' | 'Subject' | 'Preheader';
  /** How many columns the text takes, and how many there are for it. */
  columns: number;
  room: number;
};

/** A message's line in the list of an inbox. */
export type InboxLine = {
  name: string;
  /** How the list is laid out, which decides how much of each part is seen. */
  like: string;
  layout: 'card' | 'row';
  parts: Record<'sender' | 'subject' | 'preheader', InboxPart>;
  /** What fills the place behind the preheader: its padding, else the first words of the email. */
  leak: string;
};

/** What an inbox knows of a message. */
type Message = {
  sender: string;
  subject: string;
  preheader: string;
  /** The email's words from the beginning, hidden ones too: what mail programs take a preview from. */
  words: string;
};

/** Padding of a preheader: blanks, and characters that take no room. */
const PADDING = /[\s\p{Default_Ignorable_Code_Point}]+/gu;

/** What subject, dash and preheader share in a wide list, in columns. */
const ROW = 100;
const DASH = 3;

/**
 * A message in the two kinds of list that there are: a narrow one with lines for each part, and a wide
 * one with everything in a row. Mail programs cut by pixels and by what their readers have set, so the
 * columns are those of a typical one.
 */
export function inboxLines(message: Message): InboxLine[] {
  return [
    {
      name: 'On a phone',
      like: 'A list like that of Mail on an iPhone, 375 pixels wide',
      layout: 'card',
      ...inboxLine(message, { sender: 26, subject: 41, preheader: 90 }),
    },
    {
      name: 'On a desktop',
      like: 'A list like that of Gmail in a window of 1280 pixels, with subject and preheader in one row',
      layout: 'row',
      ...inboxLine(message, {
        sender: 20,
        subject: ROW,
        preheader: Math.max(ROW - stringWidth(message.subject) - DASH, 0),
      }),
    },
  ];
}

function inboxLine(
  { sender, subject, preheader, words }: Message,
  room: { sender: number; subject: number; preheader: number },
): Pick<InboxLine, 'parts' | 'leak'> {
  return {
    parts: {
      sender: part('Sender', sender, room.sender),
      subject: part('Subject', subject, room.subject),
      preheader: part('Preheader', preheader, room.preheader),
    },
    leak: leakOf(words, preheader, room.preheader),
  };
}

function part(name: InboxPart['name'], text: string, room: number): InboxPart {
  return { name, ...cutAt(text, room), columns: stringWidth(text), room };
}

/** What is seen of an email's other words in the room that its preheader leaves. */
function leakOf(words: string, preheader: string, room: number): string {
  if (!words.startsWith(preheader)) return '';
  const left = room - stringWidth(preheader);
  if (left <= 0) return '';
  return taken(words.slice(preheader.length), left).replaceAll(PADDING, ' ').trim();
}

/**
 * A text cut to a number of columns, with one kept for the ellipsis. It is cut between what readers
 * see as characters (UAX #29), never within an emoji or a letter with its accents; in a text from
 * right to left, what is left out is on the left.
 */
export function cutAt(text: string, columns: number): Cut {
  if (stringWidth(text) <= columns) return { shown: text, rest: '' };
  const shown = taken(text, columns - 1);
  return { shown: shown.trimEnd(), rest: text.slice(shown.length) };
}

const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** As many of a text's first characters as fit. */
function taken(text: string, columns: number): string {
  let end = 0;
  let width = 0;
  for (const { segment, index } of CHARACTERS.segment(text)) {
    width += stringWidth(segment);
    if (width > columns) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
