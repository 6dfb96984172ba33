import { convert } from 'html-to-text';
import { TEXT_WIDTH } from './templates.ts';

/** Portable HTML as text for the email's text part: tables keep their columns, pictures are left to their words. */
export function emailText(html: string): string {
  return convert(html, {
    wordwrap: TEXT_WIDTH,
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
      { selector: 'img', format: 'skip' },
    ],
  });
}
