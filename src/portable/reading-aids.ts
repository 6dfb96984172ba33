import type { Element, Root } from 'hast';
import { toString as plainText } from 'hast-util-to-string';
import { h } from 'hastscript';
import { SKIP, visit } from 'unist-util-visit';

/** The headings that get a link to themselves. */
export const LINKED_HEADINGS = ['h2', 'h3', 'h4'];

/**
 * A heading whose text leads to itself, so that its address can be copied. One that holds a link
 * stays as it is: links can't be nested.
 */
export function linkedHeading(heading: Readonly<Element>): Element {
  const { id } = heading.properties;
  if (typeof id !== 'string' || holdsLink(heading)) return heading as Element;
  return { ...heading, children: [{ ...h('a', { href: `#${id}` }), children: heading.children }] };
}

function holdsLink({ children }: Readonly<Element>): boolean {
  return children.some(
    (child) => child.type === 'element' && (child.tagName === 'a' || holdsLink(child)),
  );
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
      if (LINKED_HEADINGS.includes(node.tagName)) node.children = linkedHeading(node).children;
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
