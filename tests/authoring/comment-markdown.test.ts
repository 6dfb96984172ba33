import type { Nodes } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { markdownOf } from '../../src/authoring/comment-markdown.ts';

const markdown = unified().use(remarkParse).use(remarkGfm);

/** As `type(children)`, with texts in quotes. */
function outline(node: Nodes): string {
  if (node.type === 'text') return JSON.stringify(node.value);
  if (node.type === 'link') return `<${node.url}>`;
  return 'children' in node ? `${node.type}(${node.children.map(outline).join(' ')})` : node.type;
}

const outlineOf = (text: string) => outline(markdown.parse(markdownOf(text)));

describe('markdownOf', () => {
  // Lines that GFM would read as something else, alone, within a paragraph and at its beginning.
  it.each([
    '---',
    '---\nstatus: approved\n---',
    '# heading',
    'heading\n===',
    'heading\n---',
    '- item',
    '+ item',
    '1. item',
    '1) item',
    '- [ ] task',
    '***',
    '```\ncode\n```',
    '~~~ js',
    '[link](javascript:alert)',
    '[link]: javascript:alert',
    '![picture](x.png)',
    '[^1]',
    '[^1]: note',
    '*emphasis* _emphasis_ **strong** `code` ~~gone~~',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<!-- comment -->',
    '<?php ?> <![CDATA[x]]> ]]>',
    '</article>',
    '| a | b |\n|---|---|\n| c | d |',
    '&lt;b&gt; &amp; &#60; &copy;',
    'back\\slash \\* end\\',
    '<javascript:alert(1)>',
    '{1 + 1} <A b={c}/> import x from "y"',
    'a@ b',
  ])('means %j as it stands', (text) => {
    for (const around of [text, `before\n${text}`, `before\n\n${text}\n\nafter`]) {
      const tree = markdown.parse(markdownOf(around));
      const types = new Set<string>();
      visit(tree, ({ type }) => void types.add(type));
      expect([...types.difference(new Set(['root', 'paragraph', 'text', 'break']))]).toEqual([]);
      expect(plainText(tree).replaceAll('\n', '')).toBe(around.replaceAll('\n', ''));
    }
  });

  it('has paragraphs where there were', () => {
    expect(outlineOf('one\n\n\n  two  \n \nthree')).toBe(
      'root(paragraph("one") paragraph("two") paragraph("three"))',
    );
  });

  it('joins lines that a mail program broke, and keeps breaks that were meant', () => {
    const wrapped = 'x'.repeat(65);
    expect(outlineOf(`${wrapped}\nand on`)).toBe(`root(paragraph("${wrapped}\\nand on"))`);
    expect(outlineOf('short\nline')).toBe('root(paragraph("short" break "line"))');
    expect(outlineOf(`${wrapped}\n- item`)).toBe(`root(paragraph("${wrapped}" break "- item"))`);
  });

  it('keeps quotations, as deep as one', () => {
    expect(outlineOf('> one\n>> two\n>\n> three\nfour\n\n>> five')).toBe(
      'root(blockquote(paragraph("one" break "two") paragraph("three")) paragraph("four") blockquote(paragraph("five")))',
    );
    expect(outlineOf('>'.repeat(5000))).toBe('root()');
  });

  it.each([
    ['see https://x.test/a_b*c*?d=1&e=2.', ['https://x.test/a_b*c*?d=1&e=2']],
    ['(see https://x.test/a)', ['https://x.test/a']],
    ['see https://x.test/a_(b), or http://y.test', ['https://x.test/a_(b)', 'http://y.test']],
    ['<https://x.test/>', ['https://x.test/']],
    ['javascript:alert(1) data:text/html,x ftp://x.test/', []],
    ['http:// https://', []],
  ])('links what is an address on the web: %j', (text, urls) => {
    const markdownText = markdownOf(text);
    const outlined = outline(markdown.parse(markdownText));
    expect([...outlined.matchAll(/ ?<(\w+:[^>]*)>/g)].map(([, url]) => url)).toEqual(urls);
    expect(plainText(markdown.parse(markdownText))).toBe(text);
  });

  it.each(['[', '*', '<', '`', '_', '(', '![', '&', '\\', 'http://', '~', '[^', '|', '\n# '])(
    'writes %j ten thousand times as soon as once',
    (sign) => {
      // A way that takes longer and longer ends at the test's time limit.
      expect(markdownOf(sign.repeat(10_000)).length).toBeGreaterThan(9_999);
    },
  );
});
