import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { Urls } from '../blog/urls.ts';
import type { Story } from './assembled-issue.ts';

/** A story whose cover is the light version that the site keeps for email. */
export function withLightCover(story: Story, urls: Urls): Story {
  const { cover } = story;
  return cover ? { ...story, cover: { ...cover, url: lightAddress(cover.url, urls) } } : story;
}

/** A text whose pictures are such light versions. Changes the tree. */
export function withLightPictures(tree: Root, urls: Urls): Root {
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName === 'img' && typeof properties.src === 'string') {
      properties.src = lightAddress(properties.src, urls);
    }
  });
  return tree;
}

/** Pictures from elsewhere, and drawn covers, are as they are. */
function lightAddress(address: string, urls: Urls): string {
  const folder = urls.absolute(urls.picture(''));
  return address.startsWith(folder)
    ? urls.absolute(urls.emailPicture(address.slice(folder.length)))
    : address;
}
