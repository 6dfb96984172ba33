import type { Element, ElementContent } from 'hast';
import { toString as plainText } from 'hast-util-to-string';
import { ComponentError } from './component.ts';

/** The table that an author wrote inside a component: its heads, and rows of as many cells. */
export type AuthorTable = { heads: Element[]; rows: Element[][] };

/**
 * The table among what stands inside a component.
 *
 * @throws {ComponentError} if there is none, or it has no rows
 */
export function authorTable(
  name: string,
  children: readonly ElementContent[],
  howTo: string,
): AuthorTable {
  const table = elements(children).find(({ tagName }) => tagName === 'table');
  if (!table) throw new ComponentError(`This ${name} has no table in it`, howTo);
  const [heads, ...rows] = descendants(table, 'tr').map((row) =>
    // A cell that the author left out has no place of its own.
    elements(row.children).map((cell) =>
      cell.position || !row.position ? cell : { ...cell, position: row.position },
    ),
  );
  if (!heads || rows.length === 0) {
    throw new ComponentError(`The table of this ${name} has no rows`, howTo, table);
  }
  return { heads, rows };
}

/**
 * A cell's number: a minus sign or hyphen, digits with commas or thin spaces between thousands, a
 * decimal point, a per cent sign.
 *
 * @throws {ComponentError} if the cell holds anything else
 */
export function numberIn(cell: Element, name: string): number {
  const written = textIn(cell);
  if (!written) {
    throw new ComponentError(
      `A number is missing in this ${name}`,
      'Write it into the cell; leave the row out where there is none.',
      cell,
    );
  }
  const text = written.replace(/\s*%$/, '').replace('−', '-');
  const number = Number(text.replaceAll(/[,\u2009\u202f]/g, ''));
  if (!NUMBER.test(text) || !Number.isFinite(number)) {
    throw new ComponentError(
      `"${written}" in this ${name} is not a number`,
      'Write digits only, such as 34, 4.5, -2 or 1,200; the unit goes into unit="…".',
      cell,
    );
  }
  return number;
}

/** A comma must stand between thousands: what 3,5 means depends on the country. */
const NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:[,\u2009\u202f]\d{3})+)(?:\.\d+)?$/;

/**
 * Refuses a row that doesn't say what its numbers are of.
 *
 * @throws {ComponentError} if its first cell is empty
 */
export function mustHaveLabel(label: Element, name: string): void {
  if (textIn(label)) return;
  throw new ComponentError(
    `A row of this ${name} does not say what it is about`,
    'Write it into the first cell of the row.',
    label,
  );
}

/** A cell's text without what surrounds it. */
export function textIn(cell: Element): string {
  return plainText(cell).trim();
}

/** A number as it was written, with a minus sign for a hyphen, and the unit after it. */
export function withUnit(cell: Element, unit: string | undefined): ElementContent[] {
  const number = textIn(cell).replace(/^-/, '−');
  if (!unit || (unit === '%' && number.endsWith('%'))) return [{ type: 'text', value: number }];
  return [{ type: 'text', value: unit === '%' ? `${number}%` : `${number} ${unit}` }];
}

function elements(nodes: readonly ElementContent[]): Element[] {
  return nodes.filter((node) => node.type === 'element');
}

function descendants(element: Element, tagName: string): Element[] {
  return elements(element.children).flatMap((child) => [
    ...(child.tagName === tagName ? [child] : []),
    ...descendants(child, tagName),
  ]);
}
