import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

/**
 * rehype plugin: tells Astro of pictures in `content/pictures/` that components brought into a
 * text, so that it optimises them and sets their size. Those in Markdown it finds by itself.
 */
export function rehypeLocalPictures() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'element', ({ tagName, properties }) => {
      const { src } = properties;
      const paths = file.data.astro?.localImagePaths;
      if (tagName !== 'img' || typeof src !== 'string' || !paths) return;
      if (/^(?:\.\.\/)+pictures\//.test(src) && !paths.includes(src)) paths.push(src);
    });
  };
}
