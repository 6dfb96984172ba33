import { defineHastPlugin } from 'satteri';
import { alignmentClasses } from './cell-alignment.ts';
import { type Destinations, pictureName } from './links.ts';
import { LINKED_HEADINGS, linkedHeading, scrollGroup, withoutHooks } from './reading-aids.ts';

/** What makes Sätteri, which renders the site's Markdown, agree with portable HTML. */
export function satteriPlugins(destinations: Destinations) {
  return [destinationsPlugin(destinations), cellAlignment];
}

/** Sends every link, and every picture of `content/pictures/`, to its destination. */
function destinationsPlugin({ link, picture }: Destinations) {
  return defineHastPlugin({
    name: 'destinations',
    element: {
      filter: ['a', 'img'],
      visit(node, context) {
        const { href, src } = node.properties;
        if (typeof href === 'string') context.setProperty(node, 'href', link(href));
        const name = typeof src === 'string' ? pictureName(src) : undefined;
        if (name && picture) context.setProperty(node, 'src', picture(name));
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
      context.setProperty(node, 'className', alignmentClasses(side));
      context.setProperty(node, 'style', undefined);
    },
  },
});

/** Links at headings, which have their ids already, plain footnotes, and groups around tables, which scroll: for the site's pages only. */
export const satteriReadingAids = defineHastPlugin({
  name: 'reading-aids',
  element: [
    {
      filter: LINKED_HEADINGS,
      visit(node, context) {
        context.replaceNode(node, linkedHeading(withoutHooks(node)));
      },
    },
    {
      filter: ['section', 'a'],
      visit(node, context) {
        const { properties } = withoutHooks(node);
        for (const name of Object.keys(node.properties)) {
          if (!Object.hasOwn(properties, name)) context.setProperty(node, name, undefined);
        }
      },
    },
    {
      filter: ['table'],
      visit(node, context) {
        context.wrapNode(node, scrollGroup(node));
      },
    },
  ],
});
