import postcss, { type Node } from 'postcss';
import { expect, inject, it } from 'vitest';
import { all, builtSite, sourceOf } from './pages.ts';

const { pages } = await builtSite(inject('built'));

/** Whether a rule holds only for readers who don't mind motion. */
function isForMovers({ parent }: Node): boolean {
  if (!parent) return false;
  const { name, params } = parent as { name?: string; params?: string };
  const asked = name === 'media' && /^not \(prefers-reduced-motion\)$/.test(params ?? '');
  return asked || isForMovers(parent);
}

it('moves nothing for readers who asked for less motion', () => {
  const moving = pages.flatMap(({ path, document }) =>
    all(document, 'style').flatMap((style) => {
      const found: Node[] = [];
      const root = postcss.parse(sourceOf(style));
      root.walkDecls(/^(transition|animation|scroll-behavior)/, (declaration) => {
        found.push(declaration);
      });
      root.walkAtRules('view-transition', (rule) => {
        found.push(rule);
      });
      return found.map((node) => ({ path, css: node.toString(), asked: isForMovers(node) }));
    }),
  );
  expect(moving.length).toBeGreaterThan(0);
  expect(moving.filter(({ asked }) => !asked)).toEqual([]);
});
