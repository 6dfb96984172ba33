import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Cover, Post } from '../blog/post.ts';
import type { Urls } from '../blog/urls.ts';
import { disclosureHtml } from './disclosure.ts';
import { absoluteDestinations, portableHtml } from './portable-html.ts';

/** All of a post as portable HTML: cover, text, and the sponsor's disclosure above and below it. */
export async function portablePost(post: Post, urls: Urls): Promise<string> {
  const text = await portableHtml(post, absoluteDestinations(urls, urls.post(post)));
  const disclosure = post.sponsor ? disclosureHtml(post.sponsor) : '';
  return [post.cover ? coverHtml(post.cover, urls) : '', disclosure, text, disclosure].join('');
}

function coverHtml({ picture, alt, credit }: Cover, urls: Urls): string {
  return toHtml(
    h('figure', [
      h('img', { src: urls.absolute(urls.picture(picture)), alt }),
      ...(credit ? [h('figcaption', credit)] : []),
    ]),
  );
}
