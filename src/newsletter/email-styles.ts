import type { Element, ElementContent } from 'hast';
import { fonts, light } from '../styles/tokens.ts';

/** The width of a text in the email, in pixels. */
export const MEASURE = 552;

/** Font families without quotes: written as `&#x27;` in an attribute they would end a declaration for the inliner. */
export const SANS = fonts.sans.replaceAll("'", '');
export const SERIF = fonts.serif.replaceAll("'", '');

const CELL = `border-bottom:1px solid ${light.rule};`;
const MONOSPACE = 'font-family:Menlo,Consolas,Courier New,monospace;font-size:16px;';
// Outlook for Windows indents a list by its margin only.
const LIST = 'margin:0 0 16px 24px;padding:0;';
const HEADING = 'line-height:1.25;font-weight:600;';

/** The style of each element of a text: mail clients drop style sheets, and have margins of their own. */
const STYLES: Record<string, string> = {
  p: 'margin:0 0 16px;',
  ul: LIST,
  ol: LIST,
  li: 'margin:0 0 6px;',
  h2: `margin:0 0 12px;font-size:24px;${HEADING}`,
  h3: `margin:28px 0 10px;font-size:22px;${HEADING}`,
  h4: `margin:24px 0 8px;font-size:19px;${HEADING}`,
  h5: `margin:20px 0 8px;font-size:17px;${HEADING}`,
  h6: `margin:20px 0 8px;font-size:17px;${HEADING}`,
  blockquote: `margin:0 0 16px;padding:0 0 0 16px;border-left:2px solid ${light.accent};font-style:italic;`,
  pre: `margin:0 0 16px;padding:12px 16px;white-space:pre-wrap;background-color:${light.card};${MONOSPACE}`,
  code: MONOSPACE,
  hr: `margin:28px 0;border:0;border-top:1px solid ${light.rule};`,
  sup: `font-size:12px;line-height:0;font-family:${SANS};`,
  a: `color:${light.ink};text-decoration:underline;`,
};

/** Names for the dark scheme, where an element has a colour of its own. */
const DARK: Record<string, string> = {
  th: 'text-rule',
  td: 'text-rule',
  hr: 'text-rule',
  pre: 'text-card',
  blockquote: 'text-edge',
};

/** An element with its style, and with nothing but what email can use. */
export function styled(node: Element): Element {
  const { className, ariaDescribedBy, dataFootnoteRef, dataFootnoteBackref, ...properties } =
    node.properties;
  const style = STYLES[node.tagName] ?? cellStyle(node);
  const dark = DARK[node.tagName];
  return {
    ...node,
    properties: { ...properties, ...(style && { style }), ...(dark && { className: [dark] }) },
  };
}

/** A table's heads are weighty; the name of a row is not. */
function cellStyle({ tagName, properties }: Element): string | undefined {
  if (tagName !== 'th' && tagName !== 'td') return undefined;
  const side = typeof properties.align === 'string' ? properties.align : 'left';
  const weight = properties.scope === 'row' ? 'normal' : 'bold';
  return `${CELL}text-align:${side};vertical-align:${tagName === 'td' ? 'top' : 'middle'};${tagName === 'th' ? `font-weight:${weight};` : ''}`;
}

/** The elements among nodes. */
export function elementsIn(nodes: readonly ElementContent[]): Element[] {
  return nodes.filter((node) => node.type === 'element');
}

/** The first class of an element, by which author components are known; '' without one. */
export function classOf({ properties }: Element): string {
  return Array.isArray(properties.className) ? String(properties.className[0] ?? '') : '';
}
