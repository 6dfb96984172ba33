import type { Element, ElementContent } from 'hast';
import { toString as wordsOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { elementsIn, SANS } from './email-styles.ts';

/** A table of data, as wide as the text. */
export function dataTable(children: ElementContent[]): Element {
  return h(
    'table.sans',
    {
      width: '100%',
      border: '0',
      cellpadding: '0',
      cellspacing: '0',
      style: `width:100%;margin:0 0 16px;border-collapse:collapse;font-family:${SANS};font-size:16px;line-height:1.4;${wordsFit(children) ? 'word-break:normal;' : ''}`,
    },
    children,
  );
}

/** How many letters of 16 pixels stand side by side on a telephone of 320 pixels, with room between columns. */
const NARROWEST = 26;

/** Whether the longest words of a table's columns fit beside each other; if they don't, words may break. */
function wordsFit(parts: readonly ElementContent[]): boolean {
  const longest: number[] = [];
  for (const row of elementsIn(parts).flatMap(({ children }) => elementsIn(children))) {
    for (const [column, cell] of elementsIn(row.children).entries()) {
      const words = wordsOf(cell).split(/\s+/);
      longest[column] = Math.max(longest[column] ?? 0, ...words.map(({ length }) => length));
    }
  }
  return longest.reduce((sum, length) => sum + length, 0) <= NARROWEST;
}

/** What the periods leave to several columns of numbers, in hundredths of the width. */
const LABELS_LEAVE = 64;

/** A part of a table with a track below the number of each cell that has one. */
export function withTracks(
  part: Element,
  track: (cell: Element, column: number) => Element | undefined,
): Element {
  const columns = elementsIn(elementsIn(part.children)[0]?.children ?? []).length;
  const width = columns === 2 ? '50%' : `${Math.floor(LABELS_LEAVE / (columns - 1))}%`;
  return {
    ...part,
    children: elementsIn(part.children).map((row) => ({
      ...row,
      children: elementsIn(row.children).map((cell, column) => {
        const drawn = part.tagName === 'tbody' ? track(cell, column) : undefined;
        const words = cell.children.filter(
          (child) => child.type !== 'element' || child.tagName !== 'svg',
        );
        return {
          ...cell,
          properties: { ...cell.properties, ...(drawn && { width }) },
          children: [...words, ...(drawn ? [drawn] : [])],
        };
      }),
    })),
  };
}
