import { createHash } from 'node:crypto';
import type { CheerioAPI } from 'cheerio';

/** What a page may do beyond what its HTML shows, such as `{ 'connect-src': ["'self'"] }` for a search. */
export type Grants = Readonly<Record<string, readonly string[]>>;

/** Types of `<script>` that a browser runs; others, such as JSON-LD, hold data. */
const RUNS = /^(|module|(text|application)\/(java|ecma)script)$/i;

/**
 * The strictest Content Security Policy under which a page works: nothing, but for what is in its
 * HTML. Inline styles and scripts are named by the digest of their text, so no other one ever runs.
 */
export function contentSecurityPolicy(page: CheerioAPI, grants: Grants = {}): string {
  const found: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': scripts(page),
    'style-src': [...digests(page, 'style'), ...ownOrigin(page, 'link[rel=stylesheet]')],
    'img-src': pictures(page),
    'font-src': /@font-face/.test(page('style').text()) ? ["'self'"] : [],
    // Without scripts nothing connects. But Lighthouse and PageSpeed read robots.txt by way of the page.
    'connect-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': forms(page),
  };
  return Object.keys({ ...found, ...grants })
    .map((directive): [string, string[]] => [
      directive,
      [...new Set([...(found[directive] ?? []), ...(grants[directive] ?? [])])],
    ])
    .filter(([, sources]) => sources.length > 0)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join(';');
}

/** The scripts of a page that a browser runs. */
export function runningScripts(page: CheerioAPI) {
  return page('script').filter((_, script) => RUNS.test(page(script).attr('type') ?? ''));
}

function scripts(page: CheerioAPI): string[] {
  const running = runningScripts(page);
  return [
    ...running
      .not('[src]')
      .toArray()
      .map((script) => digest(page(script).text())),
    ...(running.is('[src]') ? ["'self'"] : []),
  ];
}

function pictures(page: CheerioAPI): string[] {
  const addresses = page('img,source,link[rel~=icon]')
    .toArray()
    .map((element) => page(element).attr('src') ?? page(element).attr('href') ?? '');
  return [
    ...(addresses.some((address) => !address.startsWith('data:')) ? ["'self'"] : []),
    ...(addresses.some((address) => address.startsWith('data:')) ? ['data:'] : []),
  ];
}

/** Where the page's forms lead, and nowhere else. */
function forms(page: CheerioAPI): string[] {
  const origins = page('form,[formaction]')
    .toArray()
    .map((element) => page(element).attr('formaction') ?? page(element).attr('action') ?? '')
    .map((action) => (/^https?:\/\//.test(action) ? new URL(action).origin : "'self'"));
  // Who takes what a reader sends may lead back here, which Chromium counts as this form's doing.
  const back = page('form[method=post i]').length > 0 ? ["'self'"] : [];
  return origins.length > 0 ? [...new Set([...back, ...origins])] : ["'none'"];
}

function ownOrigin(page: CheerioAPI, selector: string): string[] {
  return page(selector).length > 0 ? ["'self'"] : [];
}

function digests(page: CheerioAPI, selector: string): string[] {
  return page(selector)
    .toArray()
    .map((element) => digest(page(element).text()));
}

/** A source expression that lets exactly this text through (CSP Level 3, hash-source). */
function digest(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
