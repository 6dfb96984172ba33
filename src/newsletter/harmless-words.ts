import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { harmlessText } from '../blog/harmless-text.ts';

/**
 * A title, a name or a sentence on one line: for a header, where a line end would begin another one
 * (RFC 5322), and for markup. Nothing in it turns the direction of what follows, and half of a
 * surrogate pair, which no message can carry, becomes a replacement character.
 */
export function oneLine(text: string): string {
  return harmlessText(text)
    .toWellFormed()
    .replaceAll(/[\t\n\r\u2028\u2029]+/g, ' ')
    .trim();
}

/** A tree whose words are as harmless; their spaces and lines stay. Changes the tree. */
export function harmlessTree(tree: Root): Root {
  visit(tree, (node) => {
    if (node.type === 'text') node.value = harmlessText(node.value).toWellFormed();
    if (node.type !== 'element') return;
    for (const name of ['alt', 'title']) {
      const words = node.properties[name];
      if (typeof words === 'string') node.properties[name] = oneLine(words);
    }
  });
  return tree;
}
