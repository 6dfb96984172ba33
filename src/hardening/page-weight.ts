import { brotliCompressSync, constants } from 'node:zlib';
import { load } from 'cheerio';

/** How much of a page travels, in bytes after Brotli at its highest quality. */
export type PageWeight = {
  /** The whole page, which is all that it needs before it can be painted. */
  page: number;
  /** What a reader reads of it. */
  text: number;
  /** Its styles. */
  styles: number;
  /** What all but its text costs: the page, styles and policy included, without what its text would take alone. */
  markup: number;
  /** Scripts that it runs or fetches, uncompressed. */
  scripts: number;
};

/** What a page may weigh at most; a kilobyte is 1,000 bytes. */
export const BUDGET = {
  page: 13_000,
  /** Beside the text of a post. */
  markupOfPost: 2_500,
  /** The same where a post has every component at once: more than it should be, and held so that it doesn't grow. */
  markupOfEveryComponent: 3_200,
};

/** Weighs a page. */
export function pageWeight(html: string): PageWeight {
  const page = load(html);
  const styles = page('style').text();
  const scripts = page('script:not([type="application/ld+json"])')
    .toArray()
    .reduce((sum, script) => sum + page.html(script).length, 0);
  page('script,style').remove();
  const text = page('title,body').text().replaceAll(/\s+/g, ' ');
  return {
    page: compressed(html),
    text: compressed(text),
    styles: compressed(styles),
    markup: compressed(html) - compressed(text),
    scripts,
  };
}

function compressed(text: string): number {
  return brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  }).length;
}
