import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

const LOWERED: Record<string, string> = { h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6' };

/** A text whose headings are one level lower, to stand below a title that is an h2 itself. Changes the tree. */
export function loweredHeadings(tree: Root): Root {
  visit(tree, 'element', (node) => {
    node.tagName = LOWERED[node.tagName] ?? node.tagName;
  });
  return tree;
}
