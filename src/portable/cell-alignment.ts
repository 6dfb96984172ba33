import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** The classes by which the site aligns a table's cell to a side; on the left it stands anyway. */
export function alignmentClasses(side: string): string[] | undefined {
  return side === 'left' ? undefined : [`align-${side}`];
}

/** rehype plugin: a class in place of the attribute, which HTML has deprecated and only email and feeds need. */
export function rehypeCellAlignment() {
  return (tree: Root) => {
    visit(tree, 'element', ({ properties }) => {
      if (typeof properties.align !== 'string') return;
      properties.className = alignmentClasses(properties.align);
      delete properties.align;
    });
  };
}
