import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { dark, light } from '../styles/tokens.ts';
import { barTrack, dotTrack } from './email-bars.ts';
import { classOf, elementsIn, MEASURE, SANS, styled } from './email-styles.ts';

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
  if (component) return component(node);
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
    default:
      return [styled({ ...node, children })];
  }
}

/** What becomes of each author component, by the class it has. */
const COMPONENTS: Record<string, (node: Element) => ElementContent[]> = {
  callout: ({ children }) => [
    block(
      {
        class: 'text-card text-edge',
        bgcolor: light.card,
        style: `padding:16px 20px;border-left:3px solid ${light.accent};background-color:${light.card};`,
      },
      inEmail(children),
    ),
  ],

  'callout-title': ({ children }) => [
    h(
      'p.text-accent.sans',
      { style: `margin:0 0 8px;font-family:${SANS};font-size:16px;color:${light.accent};` },
      inEmail(children),
    ),
  ],

  'pull-quote': ({ children }) => {
    const [quote, by] = elementsIn(children);
    return [
      block(
        {
          class: 'text-edge',
          style: `padding:18px 0 4px;border-top:3px double ${light.accent};border-bottom:1px solid ${light.accent};font-size:23px;line-height:1.3;font-style:italic;`,
        },
        [...inEmail(quote?.children ?? []), ...(by ? element(by) : [])],
      ),
    ];
  },

  'bar-chart': (figure) => {
    const [table, source] = elementsIn(figure.children);
    const [caption, ...parts] = elementsIn(table?.children ?? []);
    const drawn = parts.map((part) =>
      withTracks(part, (cell) => {
        const [svg] = elementsIn(cell.children).filter(({ tagName }) => tagName === 'svg');
        return svg && barTrack(svg);
      }),
    );
    return [
      title(inEmail(caption?.children ?? [])),
      dataTable(inEmail(drawn)),
      ...(source ? element(source) : []),
    ];
  },

  trend: (figure) => {
    const [caption, drawing, table, source] = elementsIn(figure.children);
    let row = -1;
    const drawn = elementsIn(table?.children ?? []).map((part) =>
      withTracks(part, (cell, column) => {
        if (column === 1) row += 1;
        return cell.tagName === 'td' && drawing ? dotTrack(drawing, row, column - 1) : undefined;
      }),
    );
    return [
      title(inEmail(caption?.children ?? [])),
      dataTable(inEmail(drawn)),
      ...(source ? element(source) : []),
    ];
  },

  journey: (figure) => {
    const [caption, list, source] = elementsIn(figure.children);
    return [
      title(inEmail(caption?.children ?? [])),
      h('table', PRESENTATION, [
        h(
          'tbody',
          elementsIn(list?.children ?? []).map((stage, index) => stageRow(stage, index)),
        ),
      ]),
      ...(source ? element(source) : []),
    ];
  },

  source: ({ children }) => [note(inEmail(children))],
};

const PRESENTATION = {
  role: 'presentation',
  width: '100%',
  border: '0',
  cellpadding: '0',
  cellspacing: '0',
  style: 'width:100%;border-collapse:collapse;',
};

/** Everything in one cell, which Outlook pads and colours as it does no other element. */
function block(cell: Record<string, string>, children: ElementContent[]): Element {
  return h('table', { ...PRESENTATION, style: 'width:100%;margin:0 0 16px;' }, [
    h('tbody', [h('tr', [h('td', cell, children)])]),
  ]);
}

function dataTable(children: ElementContent[]): Element {
  return h(
    'table.sans',
    {
      width: '100%',
      border: '0',
      cellpadding: '0',
      cellspacing: '0',
      style: `width:100%;margin:0 0 16px;border-collapse:collapse;font-family:${SANS};font-size:16px;line-height:1.4;`,
    },
    children,
  );
}

/** A stage of a journey: its number, its name, and below that what is said of it. */
function stageRow(stage: Element, index: number): Element {
  const [name, ...said] = elementsIn(stage.children);
  const border = `border-top:1px solid ${light.rule};vertical-align:top;`;
  return h('tr', [
    h(
      'td.text-rule.text-accent.sans',
      {
        width: '32',
        style: `width:32px;padding:12px 0;${border}font-family:${SANS};font-weight:bold;color:${light.accent};`,
      },
      String(index + 1),
    ),
    h('td.text-rule', { style: `padding:12px 0;${border}` }, [
      h('p', { style: 'margin:0;' }, inEmail(name?.children ?? [])),
      ...said.map(({ children: [aspect, ...words] }) =>
        h('p', { style: 'margin:4px 0 0;' }, [
          h(
            'span.text-muted',
            { style: `color:${light.muted};` },
            inEmail(aspect?.type === 'element' ? aspect.children : []),
          ),
          ...inEmail(words),
        ]),
      ),
    ]),
  ]);
}

function title(children: ElementContent[]): Element {
  return h('p', { style: 'margin:12px 0 8px;font-weight:bold;' }, children);
}

function note(children: ElementContent[]): Element {
  return h(
    'p.text-muted.sans',
    {
      style: `margin:0 0 16px;font-family:${SANS};font-size:16px;font-style:normal;line-height:1.45;color:${light.muted};`,
    },
    children,
  );
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

/** What the periods leave to several columns of numbers, in hundredths of the width. */
const LABELS_LEAVE = 64;

/** A part of a table with a track below the number of each cell that has one. */
function withTracks(
  part: Element,
  track: (cell: Element, column: number) => Element | undefined,
): Element {
  const columns = elementsIn(elementsIn(part.children)[0]?.children ?? []).length;
  const width = columns === 2 ? '50%' : `${Math.floor(LABELS_LEAVE / (columns - 1))}%`;
  return {
    ...part,
    children: elementsIn(part.children).map((row) => ({
      ...row,
      children: elementsIn(row.children).map((cell, column) => {
        const drawn = part.tagName === 'tbody' ? track(cell, column) : undefined;
        const words = cell.children.filter(
          (child) => child.type !== 'element' || child.tagName !== 'svg',
        );
        return {
          ...cell,
          properties: { ...cell.properties, ...(drawn && { width }) },
          children: [...words, ...(drawn ? [drawn] : [])],
        };
      }),
    })),
  };
}
