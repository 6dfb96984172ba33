import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Post } from '../blog/post.ts';

/** Who paid for a post, and what readers must know of it; it stands above and below the text. */
export function disclosureHtml({ name, url, disclosure }: NonNullable<Post['sponsor']>): string {
  return toHtml(
    h('p', [
      h('strong', ['Sponsored by ', h('a', { href: url, rel: 'sponsored' }, name), '.']),
      ` ${disclosure}`,
    ]),
  );
}
