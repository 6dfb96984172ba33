import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { type Check, type Finding, failure } from './check.ts';
import type { Look, SeenLink } from './looks.ts';
import { quoted } from './quoted.ts';

/** Pixels that a finger needs (WCAG 2.2, 2.5.5). */
const LEAST = 44;

/** What stands between the links of a row. */
const SEPARATORS = /[\s·•|/,;:.()[\]–—-]+/g;

/** The height of a font's letters with what is below and above them, in shares of its size. */
const LETTERS = 1.2;

/**
 * Every link that stands alone, or in a row with others, is high enough for a finger. As in WCAG
 * 2.5.5, a link within a sentence is as high as its line, and one with a large enough link to the
 * same place needs no size of its own. Widths depend on the reader's fonts and are left out.
 */
export const targets: Check = {
  name: 'Targets',
  verdict({ views }) {
    const findings = new Map<string, Finding>();
    let alone = 0;
    for (const { page, links } of views) {
      const large = new Set(
        links
          .filter((link) => height(link, page) >= LEAST)
          .map(({ element }) => element.attribs.href),
      );
      const standing = links.filter(({ element }) => !isWithinText(page, element));
      alone = Math.max(alone, standing.length);
      for (const link of standing) {
        if (large.has(link.element.attribs.href)) continue;
        const text = page(link.element).text() || link.element.attribs.href || '';
        const message = `The link ${quoted(text)} is ${Math.floor(height(link, page))} px high`;
        findings.set(
          message,
          failure(
            message,
            `Make it at least ${LEAST} px: display: inline-block; padding: 12px 0; line-height: 20px.`,
          ),
        );
      }
    }
    return { figure: `${alone} links that stand alone`, findings: [...findings.values()] };
  },
};

function height({ element, look }: SeenLink, page: CheerioAPI): number {
  const pictures = page(element)
    .find('img')
    .toArray()
    .map(({ attribs }) => Number(attribs.height ?? 0));
  return Math.max(lineOf(look), ...pictures) + look.padding;
}

/** An inline element can be pressed where its letters are, however far its lines are apart. */
function lineOf({ display, fontSize, lineHeight }: Look): number {
  return display === 'inline' ? LETTERS * fontSize : lineHeight;
}

function isWithinText(page: CheerioAPI, link: Element): boolean {
  const block = page(link)
    .closest('p, h1, h2, h3, h4, h5, h6, li, blockquote, div, td, th')
    .clone();
  block.find('a').remove();
  return block.text().replaceAll(SEPARATORS, '') !== '';
}
