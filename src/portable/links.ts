import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Where links and pictures of a text lead, once it stands somewhere. */
export type Destinations = {
  /** The address of a link as an author wrote it. */
  link: (href: string) => string;
  /** The address of a picture of `content/pictures/`, by its file name. Without it, pictures stay as they are. */
  picture?: (name: string) => string;
};

/** rehype plugin: sends every link, and every picture of `content/pictures/`, to its destination. */
export function rehypeDestinations({ link, picture }: Destinations) {
  return (tree: Root) => {
    visit(tree, 'element', ({ tagName, properties }) => {
      const { href, src } = properties;
      if (tagName === 'a' && typeof href === 'string') properties.href = link(href);
      if (tagName === 'img' && typeof src === 'string' && picture) {
        const name = /^(?:\.\.\/)+pictures\/([^/]+)$/.exec(src)?.[1];
        properties.src = name ? picture(name) : link(src);
      }
    });
  };
}
