import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { satteri } from '@astrojs/markdown-satteri';
import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { expect, it } from 'vitest';
import { portableHtml } from '../../src/portable/portable-html.ts';
import { satteriPlugins } from '../../src/portable/satteri.ts';

/** What portable HTML leaves out or says otherwise on purpose: hooks for styles, and anchors of headings. */
const BESIDE_THE_POINT = new Set([
  'class',
  'id',
  'title',
  'data-footnotes',
  'data-footnote-ref',
  'data-footnote-backref',
  'aria-label',
  'aria-describedby',
  'dir',
  'tabindex',
]);

const AS_WRITTEN = { link: (href: string) => href };

type Outline = string | { tag: string; attributes: Record<string, string>; children: Outline[] };

/** The structure of HTML: elements, what matters of their attributes, and text with its white space folded. */
function outline(nodes: readonly Tree.ChildNode[]): Outline[] {
  const found: Outline[] = [];
  for (const node of nodes) {
    if (defaultTreeAdapter.isTextNode(node)) {
      const text = node.value.replaceAll(/\s+/g, ' ');
      if (text.trim()) found.push(text.trim());
    } else if (defaultTreeAdapter.isElementNode(node)) {
      found.push({
        tag: node.tagName,
        attributes: Object.fromEntries(
          node.attrs
            .map(({ name, value }) => {
              // The site aligns by class, portable HTML by attribute, which says what is so anyway, too.
              const side = name === 'class' ? /^align-(\w+)$/.exec(value)?.[1] : undefined;
              return side ? { name: 'align', value: side } : { name, value };
            })
            .filter(
              ({ name, value }) =>
                !BESIDE_THE_POINT.has(name) && `${name}=${value}` !== 'align=left',
            )
            .map(({ name, value }) => [name, value.trim()])
            .sort(),
        ),
        children: outline(node.childNodes),
      });
    }
  }
  return found;
}

it('reads all that GitHub-flavoured Markdown has as the site does', async () => {
  const body = await readFile(join(import.meta.dirname, '../fixtures/everything-gfm.md'), 'utf8');
  const renderer = await satteri({ hastPlugins: satteriPlugins(AS_WRITTEN) }).createRenderer({
    syntaxHighlight: false,
  });
  const onTheSite = await renderer.render(body);
  const portable = await portableHtml({ file: 'everything.md', body }, AS_WRITTEN);
  expect(outline(parseFragment(portable).childNodes)).toEqual(
    outline(parseFragment(onTheSite.code).childNodes),
  );
});
