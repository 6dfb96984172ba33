import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * A text whose headings stand below a title and skip no level, however its author numbered them.
 * Changes the tree.
 *
 * @param title the level of the title; an author's own headings begin at 2
 */
export function loweredHeadings(tree: Root, title: number): Root {
  let last = title;
  visit(tree, 'element', (node) => {
    const [, own] = /^h([1-6])$/.exec(node.tagName) ?? [];
    if (!own) return;
    last = Math.min(Math.max(Number(own), 2) + title - 1, last + 1, 6);
    node.tagName = `h${last}`;
  });
  return tree;
}
