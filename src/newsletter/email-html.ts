import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { dark } from '../styles/tokens.ts';
import { COMPONENTS, note } from './email-components.ts';
import { cellsOf, classOf, MEASURE, styled } from './email-styles.ts';
import { dataTable } from './email-tables.ts';

/**
 * HTML for the email from the tree of an author's text: styles inline, and author components as
 * tables and blocks that Outlook for Windows shows.
 */
export function emailHtml(tree: Root): string {
  return toHtml(inEmail(tree.children as ElementContent[]));
}

/** Rules for the email's dark scheme, for what `emailHtml` colours itself; for a style element in the head. */
export function emailDarkCss(): string {
  return [
    `.text-muted { color: ${dark.muted} !important; }`,
    `.text-accent { color: ${dark.accent} !important; }`,
    `.text-card { background-color: ${dark.card} !important; }`,
    `.text-bar { background-color: ${dark.accent} !important; }`,
    `.text-rule { border-color: ${dark.rule} !important; }`,
    `.text-edge { border-color: ${dark.accent} !important; }`,
  ].join('\n');
}

function inEmail(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] =>
    node.type === 'element' ? element(node) : [node],
  );
}

function element(node: Element): ElementContent[] {
  const component = COMPONENTS[classOf(node)];
  if (component) return component(node, inEmail);
  // A track is made for the email already.
  if (node.properties.role === 'presentation') return [node];
  const children = inEmail(node.children);
  switch (node.tagName) {
    case 'svg':
      return [];
    case 'img':
      return [picture(node)];
    case 'input':
      return [{ type: 'text', value: node.properties.checked ? '☑ ' : '☐ ' }];
    case 'figure':
    case 'aside':
      return children;
    case 'figcaption':
      return [note(children)];
    case 'table':
      return [dataTable(children)];
    case 'tr':
      return [{ ...node, children: inEmail(cellsOf(node)) }];
    default:
      return [styled({ ...node, children })];
  }
}

function picture({ properties }: Element): Element {
  const { src, alt, width = MEASURE, height } = properties;
  return h('img', {
    src,
    alt,
    width,
    height,
    // No wider than it is, and narrower where the text is; Outlook for Windows goes by the attributes.
    style: `display:block;width:100%;max-width:${width}px;height:auto;border:0;margin:0 0 8px;`,
  });
}
