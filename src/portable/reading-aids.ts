import type { Element, Root } from 'hast';
import { toString as plainText } from 'hast-util-to-string';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';

/** The headings that get a link to themselves. */
export const LINKED_HEADINGS = ['h2', 'h3', 'h4'];

/**
 * A link from a heading to itself. Its sign, §, is drawn by the site's styles, so that it is in no
 * table of contents and in no copied heading.
 */
export function headingAnchor(id: string, text: string): Element {
  return h('a.anchor', { href: `#${id}`, ariaLabel: text });
}

/**
 * What a wide table scrolls in. A region that scrolls must be reachable by keyboard and have a name
 * (WCAG 2.1.1); the table itself stays a table for screen readers, which `display: block` would undo.
 */
export function scrollRegion(table: Readonly<Element>): Element {
  const heads: string[] = [];
  visit(table as Element, 'element', (node) => {
    if (node.tagName === 'th' && node.properties.scope !== 'row') {
      heads.push(plainText(node).trim());
    }
  });
  const name = heads.filter(Boolean).join(', ');
  return h('section.scroll', {
    ariaLabel: name ? `Table: ${name}` : 'Table',
    tabIndex: 0,
  });
}

/** rehype plugin: links at headings, which have their ids already, and scroll regions around tables. */
export function rehypeReadingAids() {
  return (tree: Root) => {
    visit(tree, 'element', (node, index, parent) => {
      const { id } = node.properties;
      if (LINKED_HEADINGS.includes(node.tagName) && typeof id === 'string') {
        node.children.push(headingAnchor(id, plainText(node)));
      }
      // A bar chart is drawn to fit.
      if (node.tagName === 'figure' && String(node.properties.className) === 'bar-chart') {
        return SKIP;
      }
      if (node.tagName === 'table' && parent && index !== undefined) {
        parent.children[index] = { ...scrollRegion(node), children: [node] };
        return SKIP;
      }
      return undefined;
    });
  };
}
