import { type CheerioAPI, load } from 'cheerio';
import MagicString from 'magic-string';
import type { Token } from 'parse5';
import { contentSecurityPolicy, type Grants, runningScripts } from './content-security-policy.ts';
import { withLeanProperties } from './lean-properties.ts';
import { renamedClasses, renamedStyles, shortClassNames } from './short-classes.ts';
import { usedStyles } from './used-styles.ts';

/** Where the policy goes: behind the declaration of the charset, before all that it governs. */
const CHARSET = /<meta charset="utf-8"\s*\/?>/i;

/**
 * A page as it leaves: with the styles that it uses in one element, and a policy that forbids all that
 * isn't in it. Everything else stays as it was rendered, to the byte, but for the names of classes.
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
  // A program may show what is not there yet, and know it by its class.
  if (runningScripts(page).length > 0) return html;
  const styles = page('head style:not([media])');
  const css = styles.text();
  const names = shortClassNames(css);
  const edited = new MagicString(html);
  for (const [index, { sourceCodeLocation: place }] of styles.toArray().entries()) {
    if (!place) continue;
    const used = index === 0 ? usedStylesOf(page, css, names) : '';
    edited.overwrite(place.startOffset, place.endOffset, used);
  }
  for (const { attribs, sourceCodeLocation } of page('[class]').toArray()) {
    // What parse5 knows of attributes' places, cheerio's types leave out.
    const place = (sourceCodeLocation as Token.LocationWithAttributes | undefined)?.attrs?.class;
    if (!place) continue;
    const renamed = renamedClasses(attribs.class ?? '', names);
    if (renamed) edited.overwrite(place.startOffset, place.endOffset, `class="${renamed}"`);
    else edited.remove(place.startOffset, place.endOffset);
  }
  return edited.toString();
}

function usedStylesOf(page: CheerioAPI, css: string, names: ReadonlyMap<string, string>): string {
  const bare = load(page.html());
  bare('style').remove();
  const used = withLeanProperties(usedStyles(css, bare), bare.html());
  return `<style>${renamedStyles(used, names)}</style>`;
}
