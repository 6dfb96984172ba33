import postcss, { type Rule } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import { shortName } from './short-name.ts';

/** Selectors that look into the attribute itself, such as `[class^=line-]`: what they find must not change. */
const BY_ATTRIBUTE = /\[\s*class\b/;

/**
 * Short names for the classes of styles, in the order in which these name them first: the same for
 * every page that has the same styles. Their own names help whoever writes styles, and cost every
 * reader.
 */
export function shortClassNames(css: string): ReadonlyMap<string, string> {
  if (BY_ATTRIBUTE.test(css)) return new Map();
  const found = new Set<string>();
  postcss.parse(css).walkRules((rule) => {
    walkClasses(rule, ({ value }) => found.add(value));
  });
  return new Map([...found].map((name, index) => [name, shortName(index)]));
}

/** Styles whose selectors have other names for classes. */
export function renamedStyles(css: string, names: ReadonlyMap<string, string>): string {
  const root = postcss.parse(css);
  root.walkRules((rule) => {
    rule.selector = walkClasses(rule, (node) => {
      node.value = names.get(node.value) ?? node.value;
    });
  });
  return root.toString();
}

/**
 * The value of a `class` attribute with other names. A class that no style knows keeps its name, but
 * for one that is another's name now: it would get a look that nobody gave it.
 */
export function renamedClasses(value: string, names: ReadonlyMap<string, string>): string {
  const taken = new Set(names.values());
  return value
    .split(/\s+/)
    .filter((name) => name !== '' && (names.has(name) || !taken.has(name)))
    .map((name) => names.get(name) ?? name)
    .join(' ');
}

function walkClasses({ selector }: Rule, visit: (node: selectorParser.ClassName) => void): string {
  return selectorParser((selectors) => selectors.walkClasses(visit)).processSync(selector);
}
