import postcss, { type AtRule, type Declaration, type Root, type Rule } from 'postcss';
import { removeEmptyRules } from './empty-rules.ts';
import { shortName } from './short-name.ts';

/** Where a value uses a custom property, if with nothing to fall back on. */
const USE = /var\(\s*(--[\w-]+)\s*\)/g;

/**
 * Styles with as little of custom properties as they need: what is set once for all, and used once,
 * is written where it is used, and the others are named by a letter, in the order in which they come.
 * Their names help whoever writes the styles, and cost every reader.
 *
 * @param elsewhere where properties may be used too; those keep their names
 */
export function withLeanProperties(css: string, elsewhere: string): string {
  const root = postcss.parse(css);
  const own = [...definitions(root)].filter(([name]) => !elsewhere.includes(name));
  for (const [name, set] of own) {
    const [only, ...others] = set;
    if (!only || others.length > 0 || !holdsEverywhere(only)) continue;
    if (uses(root, name) === 1) writeOut(root, name, only);
  }
  removeEmptyRules(root);
  const short = new Map(
    own
      .filter(([, [first]]) => first?.parent)
      .map(([name], index) => [name, `--${shortName(index)}`] as const),
  );
  root.walkDecls((declaration) => {
    declaration.prop = short.get(declaration.prop) ?? declaration.prop;
    declaration.value = declaration.value.replaceAll(
      /(?<=var\(\s*)--[\w-]+/g,
      (name) => short.get(name) ?? name,
    );
  });
  return root.toString();
}

/** Where each custom property is set. */
function definitions(root: Root): Map<string, Declaration[]> {
  const found = new Map<string, Declaration[]>();
  root.walkDecls(/^--/, (declaration) => {
    found.set(declaration.prop, [...(found.get(declaration.prop) ?? []), declaration]);
  });
  return found;
}

/** Whether a property is set for the whole page, in each of its layers, and for each of its readers. */
function holdsEverywhere({ parent }: Declaration): boolean {
  if (parent?.type !== 'rule' || (parent as Rule).selector !== ':root') return false;
  for (let around = parent.parent; around?.type === 'atrule'; around = around.parent) {
    if ((around as AtRule).name !== 'layer') return false;
  }
  return true;
}

function uses(root: Root, name: string): number {
  return root.toString().match(new RegExp(`var\\(\\s*${name}(?![\\w-])`, 'g'))?.length ?? 0;
}

function writeOut(root: Root, name: string, definition: Declaration): void {
  let written = false;
  root.walkDecls((declaration) => {
    declaration.value = declaration.value.replaceAll(USE, (use, used) => {
      if (used !== name) return use;
      written = true;
      return definition.value;
    });
  });
  if (written) definition.remove();
}
