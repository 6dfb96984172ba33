/** What clients lack of what the email uses, looked at one by one, and why the email is good there without it. */
export type KnownLimit = { feature: string; clients: readonly string[]; reason: string };

const APPLE_PHONE = 'apple-mail.ios';
const APPLE = [APPLE_PHONE, 'apple-mail.macos'];
const GMAIL_WEB = 'gmail.desktop-webmail';
const GMAIL_MOBILE_WEB = 'gmail.mobile-webmail';
const GMAIL_PHONE = ['gmail.android', 'gmail.ios'];
const GMAIL = [...GMAIL_PHONE, GMAIL_WEB, GMAIL_MOBILE_WEB];
const OUTLOOK_NEW = 'outlook.outlook-com';
const WORD = 'outlook.windows';
const YAHOO = ['yahoo.android', 'yahoo.desktop-webmail', 'yahoo.ios'];

const STYLES_LOST =
  'Some of Gmail ignores the head’s styles: accounts of other providers, and the web on a phone. All that the light look needs is inline.';

/** Every pair of a feature and a client that is accepted; features as caniemail.com calls them. */
export const KNOWN_LIMITS: readonly KnownLimit[] = [
  // Styles in the head, and with them the dark scheme.
  { feature: '<style> element', clients: [...GMAIL, WORD], reason: STYLES_LOST },
  { feature: '@media', clients: [...GMAIL, OUTLOOK_NEW, WORD, ...YAHOO], reason: STYLES_LOST },
  {
    feature: 'Class selector',
    clients: [...GMAIL_PHONE, GMAIL_MOBILE_WEB],
    reason: STYLES_LOST,
  },
  {
    feature: 'Descendant combinator',
    clients: [...GMAIL_PHONE, GMAIL_MOBILE_WEB],
    reason: STYLES_LOST,
  },
  { feature: 'ID selector', clients: [...GMAIL_PHONE, GMAIL_MOBILE_WEB], reason: STYLES_LOST },
  { feature: 'Type selector', clients: [...GMAIL_PHONE, GMAIL_MOBILE_WEB], reason: STYLES_LOST },
  {
    feature: 'Chaining selectors',
    clients: [...GMAIL_PHONE, GMAIL_MOBILE_WEB, OUTLOOK_NEW, WORD],
    reason: 'Only MJML’s rule for Thunderbird chains classes.',
  },
  {
    feature: '!important keyword',
    clients: [...GMAIL, WORD, ...YAHOO],
    reason: 'Only in the head, in lower case, behind a space, and not on pictures behind text.',
  },
  {
    feature: 'color-scheme CSS property',
    clients: [...GMAIL, OUTLOOK_NEW, WORD, ...YAHOO],
    reason: 'Where it is unknown the client keeps the light look, or darkens it by itself.',
  },
  {
    feature: 'color-scheme meta tag',
    clients: [APPLE_PHONE, ...GMAIL, OUTLOOK_NEW, WORD, ...YAHOO],
    reason: 'The same; Apple Mail on a phone goes by the property.',
  },

  // What readers of the email’s structure are told.
  {
    feature: '<body> element',
    clients: [...GMAIL, OUTLOOK_NEW, ...YAHOO],
    reason: 'It becomes a div; MJML gives its background to a div of its own, too.',
  },
  {
    feature: '<ul>, <ol> and <dl>',
    clients: [...GMAIL, OUTLOOK_NEW, WORD, ...YAHOO],
    reason: 'Only `reversed` and `value` are lacking, which Markdown has no way to write.',
  },
  { feature: 'lang attribute', clients: YAHOO, reason: 'Lacking on cells, which have none.' },
  {
    feature: 'dir attribute',
    clients: [GMAIL_MOBILE_WEB, WORD],
    reason: 'Faults on links, and where text runs from right to left; neither has it set.',
  },
  {
    feature: 'direction',
    clients: [GMAIL_MOBILE_WEB],
    reason: 'MJML writes the direction that the text has anyway.',
  },
  { feature: 'role attribute', clients: YAHOO, reason: 'It works on tables, where it counts.' },
  {
    feature: 'aria-label attribute',
    clients: YAHOO,
    reason: 'MJML names the whole message by its subject, which the client reads out as well.',
  },
  {
    feature: 'aria-hidden attribute',
    clients: YAHOO,
    reason: 'The bars of a chart have blanks in them; a screen reader meets nothing to say.',
  },
  {
    feature: 'target attribute',
    clients: [...APPLE, ...GMAIL, OUTLOOK_NEW, WORD, ...YAHOO],
    reason: 'Every client opens links in a new window by itself.',
  },
  {
    feature: 'mailto: links',
    clients: ['yahoo.android'],
    reason: 'Only the link to a colleague is one, and the mail program there has a button for it.',
  },

  // What only hides the preheader; it is tiny, too.
  {
    feature: 'display',
    clients: [...GMAIL_PHONE, WORD, ...YAHOO],
    reason: 'Used for `none`, `block` and `inline-block`: in Word, links are lower but whole.',
  },
  {
    feature: 'display:none',
    clients: [GMAIL_MOBILE_WEB, WORD],
    reason: 'On the preheader, which holds no table and is hidden in further ways.',
  },
  { feature: 'opacity', clients: [GMAIL_MOBILE_WEB, WORD], reason: 'One of those ways.' },
  { feature: 'max-height property', clients: [WORD], reason: 'One of those ways.' },
  {
    feature: 'overflow',
    clients: [...APPLE, ...GMAIL, OUTLOOK_NEW, WORD, ...YAHOO],
    reason: 'One of those ways; the values that are lacking aren’t used.',
  },

  // Boxes.
  {
    feature: 'background',
    clients: [WORD, ...YAHOO],
    reason: 'Only ever a plain colour.',
  },
  {
    feature: 'border',
    clients: [WORD],
    reason: 'At most 3 px. Rules have a table of their own for Word, by MJML.',
  },
  { feature: 'border-spacing', clients: [WORD], reason: 'MJML sets `cellspacing` as well.' },
  {
    feature: 'outline',
    clients: [WORD],
    reason: 'MJML takes one away from pictures that has none.',
  },
  {
    feature: 'margin',
    clients: [...GMAIL, OUTLOOK_NEW, WORD, ...YAHOO],
    reason: 'None is negative; the centred column has a table of its own for Word.',
  },
  {
    feature: 'padding',
    clients: [WORD],
    reason: 'On cells all over; the larger targets of links are for fingers, and Word has a mouse.',
  },
  { feature: 'height attribute', clients: [WORD], reason: 'In pixels, on pictures.' },
  { feature: 'width attribute', clients: [WORD], reason: 'In pixels on pictures.' },
  {
    feature: 'height property',
    clients: [WORD, ...YAHOO],
    reason: 'On pictures and on cells that hold a bar, where more than asked for does no harm.',
  },
  {
    feature: 'width property',
    clients: [WORD],
    reason: 'MJML puts a table with a width around what Word leaves out.',
  },
  {
    feature: 'max-width',
    clients: [APPLE_PHONE, WORD],
    reason: 'On the column, around which Word gets a table of 600 px; on no table itself.',
  },

  // Type.
  { feature: 'font-size', clients: [WORD, ...YAHOO], reason: 'Only `rem` is lacking.' },
  {
    feature: 'font-weight',
    clients: [WORD, ...YAHOO],
    reason: 'Headings have 600, which is bold there.',
  },
  {
    feature: 'letter-spacing',
    clients: [WORD],
    reason: 'A hair on headings; they are as good without.',
  },
  { feature: 'line-height', clients: [WORD], reason: 'Lines are a little further apart.' },
  {
    feature: 'text-align',
    clients: ['gmail.android', GMAIL_MOBILE_WEB, WORD, ...YAHOO],
    reason: 'Only `left`, `right` and `center`.',
  },
  {
    feature: 'text-decoration',
    clients: [...GMAIL_PHONE, WORD],
    reason: 'Only `none` and `underline`; a title that is underlined is still a title.',
  },
  {
    feature: 'word-break',
    clients: [
      APPLE_PHONE,
      'apple-mail.macos',
      ...GMAIL_PHONE,
      GMAIL_MOBILE_WEB,
      OUTLOOK_NEW,
      ...YAHOO,
    ],
    reason: 'MJML’s `break-word`, which is for very long words.',
  },
  {
    feature: 'word-spacing',
    clients: [WORD, ...YAHOO],
    reason: 'MJML’s `normal`, which is what they do.',
  },
  {
    feature: 'system-ui, ui-serif, ui-sans-serif, ui-rounded, ui-monospace',
    clients: ['gmail.android', WORD, 'yahoo.android'],
    reason: 'The families behind it are named.',
  },
];
