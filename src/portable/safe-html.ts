/** Elements that an author may write as HTML within Markdown: those for which Markdown has no sign. */
export const SAFE_HTML = [
  'abbr',
  'b',
  'bdi',
  'br',
  'cite',
  'del',
  'details',
  'dfn',
  'i',
  'ins',
  'kbd',
  'mark',
  'q',
  'rp',
  'rt',
  'ruby',
  's',
  'samp',
  'small',
  'sub',
  'summary',
  'sup',
  'time',
  'u',
  'var',
  'wbr',
];

/** Attributes that these elements may have; the rest could do something, or clash with the site's looks. */
export const SAFE_HTML_ATTRIBUTES = ['cite', 'datetime', 'dir', 'lang', 'open', 'title'];

/** Where a link may lead: what it begins with, if not a path. */
export const SAFE_SCHEMES = ['http', 'https', 'mailto', 'tel'];
