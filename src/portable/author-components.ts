import type { Element, ElementContent, Nodes, Root } from 'hast';

import type {
  MdxJsxAttribute,
  MdxJsxExpressionAttribute,
  MdxJsxFlowElementHast,
  MdxJsxTextElementHast,
} from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { ContentError, type Problem } from '../blog/problem.ts';
import { ComponentError } from './components/component.ts';
import { components } from './components/index.ts';

type JsxElement = MdxJsxFlowElementHast | MdxJsxTextElementHast;

/**
 * rehype plugin: each component in an MDX file becomes the HTML that its definition makes of it.
 *
 * It runs wherever MDX is rendered, so that the site, the feeds and the email show the same.
 *
 * @throws {ContentError} for an unknown component, a wrong attribute, and whatever only a
 *   JavaScript program could make sense of (imports, exports, expressions)
 */
export function rehypeAuthorComponents() {
  return (tree: Root, file: VFile) => {
    const problems: Problem[] = [];
    visit(tree, (node, index, parent) => {
      if (index === undefined || !parent) return;
      if (isProgram(node)) {
        if (isComment(node.value)) {
          parent.children.splice(index, 1);
          return [SKIP, index];
        }
        problems.push({
          ...place(file, node.position?.start),
          reason: 'Imports, exports and {expressions} have no meaning in feeds and email',
          fix: 'Write plain text. A brace that is meant as a character is written \\{.',
        });
      }
      if (!isJsx(node)) return;
      try {
        parent.children[index] = renderedComponent(node);
        // What stands inside the component is still to be visited.
        return [SKIP, index];
      } catch (error) {
        if (!(error instanceof ComponentError)) throw error;
        problems.push({
          ...place(file, (error.part?.position ?? node.position)?.start),
          reason: error.message,
          fix: error.fix,
        });
        return SKIP;
      }
    });
    if (problems.length > 0) throw new ContentError(problems);
  };
}

function renderedComponent(node: JsxElement): Element {
  const component = node.name ? components.get(node.name) : undefined;
  if (!component) {
    throw new ComponentError(
      `There is no component <${node.name ?? ''}>`,
      `Use one of ${[...components.keys()].map((name) => `<${name}>`).join(', ')}; or Markdown, in place of HTML.`,
    );
  }
  const attributes = component.attributes.safeParse(
    plainAttributes(node.attributes, component.name),
  );
  if (!attributes.success) {
    const issue = attributes.error.issues[0];
    const key = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue?.path.join('.');
    throw new ComponentError(
      issue?.code === 'unrecognized_keys'
        ? `<${component.name}> has no attribute ${key}`
        : `<${component.name}> needs the attribute ${key}`,
      issue?.code === 'unrecognized_keys' ? 'Remove it.' : `Write <${component.name} ${key}="…">.`,
    );
  }
  const children = (node.children as ElementContent[]).map((child) =>
    isJsx(child) ? renderedComponent(child) : child,
  );
  return component.render(attributes.data, children);
}

function plainAttributes(
  attributes: readonly (MdxJsxAttribute | MdxJsxExpressionAttribute)[],
  name: string,
): Record<string, string> {
  const plain = new Map<string, string>();
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') {
      throw new ComponentError(
        `<${name}> has an attribute that is not a text in quotes`,
        'Write attributes as name="value", without braces.',
      );
    }
    if (plain.has(attribute.name)) {
      throw new ComponentError(
        `<${name}> has the attribute ${attribute.name} twice`,
        'Keep one of the two.',
      );
    }
    plain.set(attribute.name, attribute.value);
  }
  return Object.fromEntries(plain);
}

function isJsx(node: Nodes): node is JsxElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function isProgram(node: Nodes): node is Extract<Nodes, { type: (typeof PROGRAMS)[number] }> {
  return PROGRAMS.some((type) => type === node.type);
}

const PROGRAMS = ['mdxjsEsm', 'mdxFlowExpression', 'mdxTextExpression'] as const;

/** A comment in braces is what MDX has in place of HTML's. */
function isComment(expression: string): boolean {
  return expression.replaceAll(/\/\*[\s\S]*?\*\//g, '').trim() === '';
}

function place(file: VFile, start: { line: number; column: number } | undefined) {
  return { file: file.path, ...(start && { line: start.line, column: start.column }) };
}
