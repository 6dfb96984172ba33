import { convert, type FormatCallback } from 'html-to-text';
import { TEXT_WIDTH } from './templates.ts';

/** Portable HTML as text for the email's text part: tables keep their columns, and pictures become their words. */
export function emailText(html: string): string {
  const text = convert(html, {
    wordwrap: TEXT_WIDTH,
    formatters: { captionedTable, words, box },
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
      { selector: 'table', format: 'captionedTable', options: { uppercaseHeaderCells: false } },
      { selector: 'img', format: 'words' },
      { selector: 'input', format: 'box' },
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

/** What a picture shows, for those who don't see it; decoration has no words. */
const words: FormatCallback = ({ attribs }, _walk, builder) => {
  if (attribs.alt) builder.addInline(`[Picture: ${attribs.alt}]`);
};

/** The box of a task. */
const box: FormatCallback = ({ attribs }, _walk, builder) => {
  builder.addInline('checked' in attribs ? '[x] ' : '[ ] ');
};
