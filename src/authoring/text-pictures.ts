import type { Image, Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Content } from '../blog/content.ts';
import type { Problem } from '../blog/problem.ts';

/** Pictures in an author's text that are not there. */
export function missingPictures(
  { file, body }: { file: string; body: string },
  pictures: Content['pictures'],
): Problem[] {
  if (!body.includes('![')) return [];
  return images(fromMarkdown(body)).flatMap(({ url, position }) => {
    if (/^(https?:)?\/\/|^\//.test(url)) return [];
    const name = /^(?:\.\.\/)+pictures\/([^/]+)$/.exec(url)?.[1];
    if (name && pictures.has(name)) return [];
    return {
      file,
      ...(position && { line: position.start.line, column: position.start.column }),
      reason: name
        ? `The picture "${name}" is not in content/pictures`
        : `The picture "${url}" is not in content/pictures, where pictures of a text belong`,
      fix: 'Put the picture there, and write ../../pictures/ before its name in a post, ../pictures/ in a page.',
    };
  });
}

function images(node: Nodes): Image[] {
  if (node.type === 'image') return [node];
  return 'children' in node ? node.children.flatMap(images) : [];
}
