import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** The class by which the site aligns a table's cell: `left`, `center` or `right`. */
export function alignmentClass(side: string): string {
  return `align-${side}`;
}

/** rehype plugin: a class in place of the attribute, which HTML has deprecated and only email and feeds need. */
export function rehypeCellAlignment() {
  return (tree: Root) => {
    visit(tree, 'element', ({ properties }) => {
      if (typeof properties.align !== 'string') return;
      properties.className = [alignmentClass(properties.align)];
      delete properties.align;
    });
  };
}
