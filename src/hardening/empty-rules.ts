import type { Root } from 'postcss';

/** Takes out rules that say nothing, and then layers and media of which nothing is left. */
export function removeEmptyRules(root: Root): void {
  root.walk((node) => {
    if (node.type === 'rule' && node.nodes.length === 0) node.remove();
  });
  let found = true;
  while (found) {
    found = false;
    root.walkAtRules((rule) => {
      if (rule.nodes?.length !== 0) return;
      rule.remove();
      found = true;
    });
  }
}
