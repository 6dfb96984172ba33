import { load } from 'cheerio';
import { contentSecurityPolicy, type Grants, runningScripts } from './content-security-policy.ts';
import { withLeanProperties } from './lean-properties.ts';
import { usedStyles } from './used-styles.ts';

/** Where the policy goes: behind the declaration of the charset, before all that it governs. */
const CHARSET = /<meta charset="utf-8"\s*\/?>/i;

/**
 * A page as it leaves: with the styles that it uses in one element, and a policy that forbids all that
 * isn't in it. Everything else stays as it was rendered, to the byte.
 */
export function hardenedPage(html: string, grants?: Grants): string {
  const styled = withUsedStyles(html);
  if (!CHARSET.test(styled)) return styled;
  const policy = contentSecurityPolicy(load(styled), grants);
  return styled.replace(
    CHARSET,
    (charset) => `${charset}<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}

function withUsedStyles(html: string): string {
  const page = load(html, { sourceCodeLocationInfo: true });
  const places = page('head style:not([media])')
    .toArray()
    .map(({ sourceCodeLocation }) => sourceCodeLocation)
    .filter((place) => place !== undefined && place !== null);
  const [first] = places;
  if (!first) return html;
  // A program may show what is not there yet.
  if (runningScripts(page).length > 0) return html;
  const css = page('head style:not([media])').text();
  page('style').remove();
  const used = withLeanProperties(usedStyles(css, page), page.html());
  return places.reduceRight(
    (rest, place) =>
      rest.slice(0, place.startOffset) +
      (place === first ? `<style>${used}</style>` : '') +
      rest.slice(place.endOffset),
    html,
  );
}
