import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Sponsor } from '../blog/sponsor.ts';

/**
 * Who paid, and what readers must know of it. Of a post it stands above and below the text.
 *
 * @param paid what the sponsor's name ends
 */
export function disclosureHtml({ name, url, disclosure }: Sponsor, paid = 'Sponsored by'): string {
  return toHtml(
    h('p', [
      h('strong', [`${paid} `, h('a', { href: url, rel: 'sponsored' }, name), '.']),
      ` ${disclosure}`,
    ]),
  );
}

/** How the disclosure of an issue's sponsor begins. */
export const ISSUE_PAID = 'This issue is sponsored by';
