import { load } from 'cheerio';

/** How an email is shown in the gallery. */
export type Shown = {
  /** The reader's colour scheme, whatever that of the machine which shows the gallery is. */
  scheme: 'light' | 'dark';
  /** Each picture as an address of its data, by its address in the email; undefined: pictures are off. */
  pictures: ReadonlyMap<string, string> | undefined;
};

/** Nothing is loaded: what is shown is in the page. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const SCHEME_FEATURE = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi;
const STYLE_URL = /url\(\s*(['"]?)(.*?)\1\s*\)/gi;

/** The addresses of the pictures that an email loads, each once. */
export function pictureAddresses(html: string): string[] {
  const page = load(html);
  const styles = page('style, [style]')
    .toArray()
    .map((element) => `${page(element).attr('style') ?? ''} ${page(element).text()}`);
  return [
    ...new Set([
      ...page('img[src]')
        .toArray()
        .map((image) => page(image).attr('src') ?? ''),
      ...page('[background]')
        .toArray()
        .map((element) => page(element).attr('background') ?? ''),
      ...styles.flatMap((style) =>
        [...style.matchAll(STYLE_URL)].map(([, , address = '']) => address),
      ),
    ]),
  ];
}

/** All words of an email in their order, hidden ones too. */
export function wordsOf(html: string): string {
  const page = load(html);
  page('style, script').remove();
  return page('body')
    .text()
    .replaceAll(/[ \t\r\n]+/g, ' ')
    .trim();
}

/**
 * A copy of an email to look at: with its styles for one scheme, its pictures within it or none,
 * and links that lead nowhere.
 */
export function shownEmail(html: string, { scheme, pictures }: Shown): string {
  const page = load(html);
  const copies = (css: string) =>
    css.replaceAll(
      STYLE_URL,
      (_, quote, address) => `url(${quote}${pictures?.get(address) ?? ''}${quote})`,
    );
  for (const element of page('style').toArray()) {
    const css = resolvedScheme(page(element).text(), scheme);
    page(element).text(copies(css));
  }
  for (const element of page('[style*="url("]').toArray()) {
    page(element).attr('style', copies(page(element).attr('style') ?? ''));
  }
  for (const element of page('[media]').toArray()) {
    page(element).attr('media', resolvedScheme(page(element).attr('media') ?? '', scheme));
  }
  for (const name of ['src', 'background']) {
    for (const element of page(`[${name}]`).toArray()) {
      const copy = pictures?.get(page(element).attr(name) ?? '');
      if (copy === undefined) page(element).removeAttr(name);
      else page(element).attr(name, copy);
    }
  }
  page('meta[name="color-scheme"], meta[name="supported-color-schemes"]').attr('content', scheme);
  // A sandboxed frame opens no windows, so that a click on a link asks for nothing.
  page('a[href]:not([href^="#"])').attr('target', '_blank');
  page('head')
    .prepend(
      `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    )
    .append(
      // A scroll bar would take its width from the phone's.
      `<style>:root { color-scheme: only ${scheme} !important; scrollbar-width: none; }</style>`,
    );
  return page.html();
}

/** Media queries in which a reader's scheme is decided: a width that every window has, or none. */
function resolvedScheme(queries: string, scheme: Shown['scheme']): string {
  return queries.replaceAll(SCHEME_FEATURE, (_, asked: string) =>
    asked.toLowerCase() === scheme ? '(min-width: 0px)' : '(max-width: 0px)',
  );
}
