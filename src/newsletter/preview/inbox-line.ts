import { INBOXES, type Inbox, widthOf } from '../inboxes.ts';

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
export type InboxLine = Pick<Inbox, 'name' | 'client' | 'layout'> & {
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

/** A message in each kind of list. */
export function inboxLines(message: Message): InboxLine[] {
  return INBOXES.map(({ name, client, layout, room }) => ({
    name,
    client,
    layout,
    ...inboxLine(message, room(message.subject)),
  }));
}

function inboxLine(
  { sender, subject, preheader, words }: Message,
  room: ReturnType<Inbox['room']>,
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
  return { name, ...cutAt(text, room), columns: widthOf(text), room };
}

/** What is seen of an email's other words in the room that its preheader leaves. */
function leakOf(words: string, preheader: string, room: number): string {
  if (!words.startsWith(preheader)) return '';
  const left = room - widthOf(preheader);
  if (left <= 0) return '';
  return taken(words.slice(preheader.length), left).replaceAll(PADDING, ' ').trim();
}

/**
 * A text cut to a number of columns, with one kept for the ellipsis. It is cut between what readers
 * see as characters (UAX #29), never within an emoji or a letter with its accents; in a text from
 * right to left, what is left out is on the left.
 */
export function cutAt(text: string, columns: number): Cut {
  if (widthOf(text) <= columns) return { shown: text, rest: '' };
  const shown = taken(text, columns - 1);
  return { shown: shown.trimEnd(), rest: text.slice(shown.length) };
}

const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** As many of a text's first characters as fit. */
function taken(text: string, columns: number): string {
  let end = 0;
  let width = 0;
  for (const { segment, index } of CHARACTERS.segment(text)) {
    width += widthOf(segment);
    if (width > columns) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
