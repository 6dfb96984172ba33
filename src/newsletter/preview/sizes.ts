import { load } from 'cheerio';
import { HTML, STYLE } from '../checks/size.ts';
import type { GallerySize } from './gallery.ts';

/** What counts against the limits of mail programs. */
export function sizesOf(html: string): GallerySize[] {
  const page = load(html);
  const styles = page('style')
    .toArray()
    .reduce((sum, style) => sum + Buffer.byteLength(page(style).text()), 0);
  return [
    {
      name: 'HTML',
      bytes: Buffer.byteLength(html),
      warnAt: HTML.warn,
      limit: HTML.fail,
      why: 'Gmail cuts an email off at 102 KB, and loses its dark colours with it.',
    },
    {
      name: 'Styles in the head',
      bytes: styles,
      limit: STYLE,
      why: 'Gmail drops all styles beyond 16 KB.',
    },
  ];
}
