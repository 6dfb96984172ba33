import type { Root } from 'hast';
import { toString as wordsOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';

/**
 * A text whose footnotes are numbers without links: few mail programs can jump within a message,
 * and an address of the site behind each would send readers away for a line that is further down.
 *
 * @param mark what stands for a number in the text
 */
export function plainFootnotes(tree: Root, mark: (number: string) => string = (number) => number) {
  const copy = structuredClone(tree);
  visit(copy, 'element', (node, index, parent) => {
    if (!parent || index === undefined || node.tagName !== 'a') return undefined;
    if (node.properties.dataFootnoteBackref !== undefined) {
      parent.children.splice(index, 1);
      return index;
    }
    if (node.properties.dataFootnoteRef !== undefined) {
      parent.children.splice(index, 1, h('span', mark(wordsOf(node))));
    }
    return undefined;
  });
  return copy;
}
