import { type CheerioAPI, load } from 'cheerio';
import MagicString from 'magic-string';
import type { PictureSize } from '../blog/content.ts';

/** A picture as pages offer it. */
export type Offer = PictureSize & {
  /** Where it is as its author made it. */
  address: string;
  /** The same in lighter formats, the best first. */
  sources: { type: string; srcset: string }[];
};

/** How wide a picture is shown at most: the measure of a text. Small screens are dense, and need as many points. */
const SIZES = '39rem';

/** The addresses of the pictures on a page. */
export function pictureAddresses(html: string): string[] {
  const page = load(html);
  return page('img')
    .toArray()
    .flatMap((img) => page(img).attr('src') ?? []);
}

/**
 * A page whose pictures come in lighter formats too, with their size, so that nothing moves when they
 * arrive. The first is loaded at once, the others when they are near, unless the page says otherwise.
 * Everything else stays as it was rendered, to the byte.
 *
 * @param offerOf what is known of the picture at an address; undefined for one that isn't ours
 */
export function withOffers(html: string, offerOf: (address: string) => Offer | undefined): string {
  const page = load(html, { sourceCodeLocationInfo: true });
  const offered = new MagicString(html);
  page('img').each((index, element) => {
    const img = page(element);
    const offer = offerOf(img.attr('src') ?? '');
    const place = element.sourceCodeLocation;
    if (!offer || !place) return;
    const picture = offeredPicture(page, img, offer, index === 0);
    offered.overwrite(place.startOffset, place.endOffset, picture);
  });
  return offered.toString();
}

function offeredPicture(
  page: CheerioAPI,
  img: ReturnType<CheerioAPI>,
  { address, width, height, sources }: Offer,
  first: boolean,
): string {
  const loading = img.attr('loading') ?? (first ? 'eager' : 'lazy');
  img.attr({ src: address, width: String(width), height: String(height), loading });
  const picture = page('<picture>');
  for (const { type, srcset } of sources) {
    picture.append(page('<source>').attr({ type, srcset, sizes: SIZES }));
  }
  return page.html(picture.append(img.clone()));
}
