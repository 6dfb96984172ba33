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

/**
 * An element without what GitHub's footnotes carry for styles and programs that this site doesn't
 * have. Without the class that hides it their heading shows, as those of all other parts do.
 */
export function withoutHooks(element: Readonly<Element>): Element {
  const { dataFootnotes, dataFootnoteRef, dataFootnoteBackref, className, ...properties } =
    element.properties;
  const hook = /^(sr-only|data-footnote-backref)$/.test(String(className));
  return { ...element, properties: hook ? properties : { ...properties, className } } as Element;
}

function holdsLink({ children }: Readonly<Element>): boolean {
  return children.some(
    (child) => child.type === 'element' && (child.tagName === 'a' || holdsLink(child)),
  );
}

/**
 * What a wide table scrolls in. What scrolls must be reachable by keyboard and have a name (WCAG
 * 2.1.1 and 4.1.2). It is a group and no landmark: those need names of their own, and two tables of
 * a text may begin alike. The table itself stays a table for screen readers, which `display: block` would undo.
 */
export function scrollGroup(table: Readonly<Element>): Element {
  let name = '';
  visit(table as Element, 'element', (node) => {
    if (node.tagName === 'th') name ||= plainText(node).trim();
  });
  return h('div.scroll', {
    role: 'group',
    ariaLabel: name ? `Table: ${name}` : 'Table',
    tabIndex: 0,
  });
}

/** rehype plugin: links at headings, which have their ids already, plain footnotes, and groups around tables, which scroll. */
export function rehypeReadingAids() {
  return (tree: Root) => {
    visit(tree, 'element', (node, index, parent) => {
      node.properties = withoutHooks(node).properties;
      if (LINKED_HEADINGS.includes(node.tagName)) node.children = linkedHeading(node).children;
      // A bar chart is drawn to fit.
      if (node.tagName === 'figure' && String(node.properties.className) === 'bar-chart') {
        return SKIP;
      }
      if (node.tagName === 'table' && parent && index !== undefined) {
        parent.children[index] = { ...scrollGroup(node), children: [node] };
        return SKIP;
      }
      return undefined;
    });
  };
}
