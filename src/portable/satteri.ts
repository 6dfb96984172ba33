import { defineHastPlugin } from 'satteri';
import { alignmentClass } from './cell-alignment.ts';
import type { Destinations } from './links.ts';
import { headingAnchor, LINKED_HEADINGS, scrollRegion } from './reading-aids.ts';

/** What makes Sätteri, which renders the site's Markdown, agree with portable HTML. */
export function satteriPlugins({ link }: Pick<Destinations, 'link'>) {
  return [linkDestinations(link), cellAlignment];
}

/** Sends every link to its destination. */
function linkDestinations(link: Destinations['link']) {
  return defineHastPlugin({
    name: 'link-destinations',
    element: {
      filter: ['a'],
      visit(node, context) {
        const { href } = node.properties;
        if (typeof href === 'string') context.setProperty(node, 'href', link(href));
      },
    },
  });
}

/** Aligns cells by class: a strict content security policy forbids the inline style. */
const cellAlignment = defineHastPlugin({
  name: 'cell-alignment',
  element: {
    filter: ['th', 'td'],
    visit(node, context) {
      const side = /^text-align: (\w+)$/.exec(String(node.properties.style ?? ''))?.[1];
      if (!side) return;
      context.setProperty(node, 'className', [alignmentClass(side)]);
      context.setProperty(node, 'style', undefined);
    },
  },
});

/** Links at headings, which have their ids already, and scroll regions around tables: for the site's pages only. */
export const satteriReadingAids = defineHastPlugin({
  name: 'reading-aids',
  element: [
    {
      filter: LINKED_HEADINGS,
      visit(node, context) {
        const { id } = node.properties;
        if (typeof id !== 'string') return;
        context.appendChild(node, headingAnchor(id, context.textContent(node)));
      },
    },
    {
      filter: ['table'],
      visit(node, context) {
        context.wrapNode(node, scrollRegion(node));
      },
    },
  ],
});
