import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Content } from '../blog/content.ts';
import type { Cover, Post } from '../blog/post.ts';
import type { Urls } from '../blog/urls.ts';
import { disclosureHtml } from './disclosure.ts';
import { absoluteDestinations, portableHtml } from './portable-html.ts';

/** All of a post as portable HTML: cover, text, and the sponsor's disclosure above and below it. */
export async function portablePost(
  post: Post,
  pictures: Content['pictures'],
  urls: Urls,
): Promise<string> {
  const text = await portableHtml(post, absoluteDestinations(urls, urls.post(post), pictures));
  const disclosure = post.sponsor ? disclosureHtml(post.sponsor) : '';
  const cover = post.cover ? coverHtml(post.cover, pictures, urls) : '';
  return [cover, disclosure, text, disclosure].join('');
}

function coverHtml(
  { picture, alt, credit }: Cover,
  pictures: Content['pictures'],
  urls: Urls,
): string {
  const { width, height } = pictures.get(picture) ?? {};
  return toHtml(
    h('figure', [
      h('img', { src: urls.absolute(urls.picture(picture)), alt, width, height }),
      ...(credit ? [h('figcaption', credit)] : []),
    ]),
  );
}
