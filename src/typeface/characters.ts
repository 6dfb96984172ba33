import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/** The characters of a page's text, as readers see it. */
export function charactersOf(html: string): Set<string> {
  const found = new Set<string>();
  collect(parse(html), found);
  return found;
}

function collect(node: DefaultTreeAdapterTypes.Node, found: Set<string>): void {
  if (node.nodeName === 'script' || node.nodeName === 'style') return;
  if (node.nodeName === '#text') {
    for (const character of (node as DefaultTreeAdapterTypes.TextNode).value) {
      if (!/\p{Control}/u.test(character)) found.add(character);
    }
  }
  if ('childNodes' in node) for (const child of node.childNodes) collect(child, found);
}
