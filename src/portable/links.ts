import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { PictureSize } from '../blog/content.ts';

/** Where links and pictures of a text lead, once it stands somewhere. */
export type Destinations = {
  /** The address of a link as an author wrote it. */
  link: (href: string) => string;
  /** The address of a picture of `content/pictures/`, by its file name. Without it, pictures stay as they are. */
  picture?: (name: string) => string;
  /** How large such a picture is shown, where that is to be said. */
  size?: (name: string) => PictureSize | undefined;
};

/** The file name of a picture of `content/pictures/`, of its address as an author writes it. */
export function pictureName(address: string): string | undefined {
  return /^(?:\.\.\/)+pictures\/([^/]+)$/.exec(address)?.[1];
}

/** rehype plugin: sends every link, and every picture of `content/pictures/`, to its destination. */
export function rehypeDestinations({ link, picture, size }: Destinations) {
  return (tree: Root) => {
    visit(tree, 'element', ({ tagName, properties }) => {
      const { href, src } = properties;
      if (tagName === 'a' && typeof href === 'string') properties.href = link(href);
      if (tagName === 'img' && typeof src === 'string' && picture) {
        const name = pictureName(src);
        properties.src = name ? picture(name) : link(src);
        Object.assign(properties, name && size?.(name));
      }
    });
  };
}
