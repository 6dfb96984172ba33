import { type CheerioAPI, load } from 'cheerio';
import juice from 'juice';
import postcss, { type AtRule } from 'postcss';

/** A way of looking at an email: the scheme that the reader prefers, and the width of the window in pixels. */
export type View = { scheme: 'light' | 'dark'; width: number };

/** On a desk and on a phone, by day and by night. */
export const VIEWS: readonly View[] = [
  { scheme: 'light', width: 600 },
  { scheme: 'dark', width: 600 },
  { scheme: 'light', width: 375 },
  { scheme: 'dark', width: 375 },
];

/** An email whose every element has, in its `style`, the declarations that win for it in a view (CSS Cascade 4). */
export function withAppliedStyles(html: string, view: View): CheerioAPI {
  const page = load(html);
  const styles = page('style')
    .toArray()
    .map((element) => page(element).text());
  const root = postcss.parse(styles.join('\n'));
  root.walkAtRules((rule) => {
    if (rule.name === 'media' && rule.nodes && matches(rule, view)) rule.replaceWith(rule.nodes);
    else rule.remove();
  });
  // Juice knows elements in the body only, so what is said of the document is given to its body.
  juice.inlineDocument(page, root.toString(), {
    applyWidthAttributes: false,
    applyHeightAttributes: false,
  });
  return page;
}

/** Whether a media query holds in a view; one with a feature that isn't known here doesn't (Media Queries 4, 2). */
function matches({ params }: AtRule, view: View): boolean {
  return params.split(',').some((query) =>
    query
      .trim()
      .split(/\s+and\s+/)
      .every((part) => holds(part.trim(), view)),
  );
}

function holds(part: string, { scheme, width }: View): boolean {
  if (/^(only\s+)?(screen|all)$/.test(part)) return true;
  const [, feature, value = ''] = /^\(\s*([\w-]+)\s*:\s*([^)]+?)\s*\)$/.exec(part) ?? [];
  switch (feature) {
    case 'prefers-color-scheme':
      return value === scheme;
    case 'min-width':
      return width >= Number.parseFloat(value);
    case 'max-width':
      return width <= Number.parseFloat(value);
    default:
      return false;
  }
}
