import { convert, type FormatCallback } from 'html-to-text';
import { TEXT_WIDTH } from './templates.ts';

/** Portable HTML as text for the email's text part: tables keep their columns, pictures are left to their words. */
export function emailText(html: string): string {
  const text = convert(html, {
    wordwrap: TEXT_WIDTH,
    formatters: { captionedTable },
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
      { selector: 'table', format: 'captionedTable', options: { uppercaseHeaderCells: false } },
      { selector: 'img', format: 'skip' },
    ],
  });
  // Items of a list are parted by lines of blanks.
  return text.replaceAll(/[ \t]+$/gm, '');
}

/** A table below its caption, which html-to-text leaves out. */
const captionedTable: FormatCallback = (table, walk, builder, options) => {
  const caption = table.children.find(({ name }) => name === 'caption');
  if (caption) {
    builder.openBlock({ leadingLineBreaks: 2 });
    walk(caption.children, builder);
    builder.closeBlock({ trailingLineBreaks: 2 });
  }
  builder.options.formatters?.dataTable?.(table, walk, builder, options);
};
