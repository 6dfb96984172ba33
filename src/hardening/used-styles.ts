import type { CheerioAPI } from 'cheerio';
import postcss, { type AtRule, type Root, type Rule } from 'postcss';
import { removeEmptyRules } from './empty-rules.ts';

/** States that a page comes to only while it is used, and parts that no document tree shows. */
const UNSEEN =
  /::[\w-]+(?:\([^)]*\))?|:(?:before|after|first-letter|first-line|active|any-link|autofill|checked|focus|focus-visible|focus-within|hover|invalid|link|open|placeholder-shown|popover-open|target|user-invalid|user-valid|valid|visited)(?![\w-])/g;

/**
 * The styles that may apply to a page: rules whose selectors match something in it, in any state, and
 * the custom properties that these use. What can't be judged stays.
 */
export function usedStyles(css: string, page: CheerioAPI): string {
  const root = postcss.parse(css);
  root.walkRules((rule) => {
    if (!isJudged(rule)) return;
    const used = rule.selectors.filter((selector) => mayMatch(selector, page));
    if (used.length === 0) rule.remove();
    else if (used.length < rule.selectors.length) rule.selectors = used;
  });
  const attributes = page.html();
  while (removesUnusedProperties(root, attributes)) {
    // A property that only a removed one used goes with the next round.
  }
  removeEmptyRules(root);
  joinLayers(root);
  return root.toString().trim();
}

/** Nested rules depend on their parent, and those of keyframes select moments. */
function isJudged({ parent }: Rule): boolean {
  return parent?.type !== 'rule' && !/keyframes$/.test((parent as AtRule).name ?? '');
}

function mayMatch(selector: string, page: CheerioAPI): boolean {
  // What is in no such state now may come to one: only what stands outside of ":not()" is judged.
  const judged = selector.replaceAll(/:not\([^()]*\)/g, (not) =>
    not.search(UNSEEN) >= 0 ? ':is(*)' : not,
  );
  try {
    return page(judged.replaceAll(UNSEEN, ':is(*)')).length > 0;
  } catch {
    return true;
  }
}

function removesUnusedProperties(root: Root, attributes: string): boolean {
  const text = root.toString() + attributes;
  let removed = false;
  root.walkDecls(/^--/, (declaration) => {
    if (new RegExp(`var\\(\\s*${declaration.prop}(?![\\w-])`).test(text)) return;
    declaration.remove();
    removed = true;
  });
  return removed;
}

/** Layers that follow each other under one name become one. */
function joinLayers(root: Root): void {
  root.walkAtRules('layer', (layer) => {
    let next = layer.next();
    while (
      layer.nodes &&
      next?.type === 'atrule' &&
      next.name === 'layer' &&
      next.nodes &&
      next.params === layer.params
    ) {
      layer.append(next.nodes);
      next.remove();
      next = layer.next();
    }
  });
}
