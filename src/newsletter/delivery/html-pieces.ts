/** A part of an email's HTML, as a template engine has to be told apart. */
export type Piece = {
  kind: 'comment' | 'style' | 'tag' | 'text';
  source: string;
  /** The part of a link's start tag before, and after, the address that unsubscribes. */
  around?: [before: string, after: string];
};

const PIECE =
  /(<!--[\s\S]*?-->)|(<style\b[^>]*>[\s\S]*?<\/style\s*>)|(<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>)/gi;

/** An email's HTML, cut where a template engine changes its ways; together the pieces are the whole. */
export function htmlPieces(html: string, unsubscribe: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  const text = (to: number) => {
    if (to > end) pieces.push({ kind: 'text', source: html.slice(end, to) });
  };
  for (const match of html.matchAll(PIECE)) {
    const [source, comment, style] = match;
    text(match.index);
    if (comment) pieces.push({ kind: 'comment', source });
    else if (style) pieces.push({ kind: 'style', source });
    else pieces.push({ kind: 'tag', source, ...unsubscribing(source, unsubscribe) });
    end = match.index + source.length;
  }
  text(html.length);
  return pieces;
}

function unsubscribing(tag: string, unsubscribe: string): Pick<Piece, 'around'> {
  const [, before, href, after] = /^(<a\s(?:[^>]*\s)?href=")([^"]*)("[\s\S]*)$/i.exec(tag) ?? [];
  if (before === undefined || href === undefined || after === undefined) return {};
  return href.replaceAll('&amp;', '&') === unsubscribe ? { around: [before, after] } : {};
}

/** Whether an email's HTML has a link that unsubscribes. */
export function hasUnsubscribe(html: string, unsubscribe: string): boolean {
  return htmlPieces(html, unsubscribe).some(({ around }) => around);
}
