import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { light } from '../styles/tokens.ts';
import { barTrack, dotTrack } from './email-bars.ts';
import { elementsIn, endingFlush, SANS } from './email-styles.ts';
import { dataTable, withTracks } from './email-tables.ts';

/** Makes email HTML of what is within a component. */
type InEmail = (nodes: readonly ElementContent[]) => ElementContent[];

/** What becomes of each author component, by the class it has. */
export const COMPONENTS: Record<string, (node: Element, inEmail: InEmail) => ElementContent[]> = {
  callout: ({ children }, inEmail) => [
    block(
      {
        class: 'text-card text-edge',
        bgcolor: light.card,
        style: `padding:16px 20px;border-left:3px solid ${light.accent};background-color:${light.card};`,
      },
      endingFlush(inEmail(children)),
    ),
  ],

  'callout-title': ({ children }, inEmail) => [
    h(
      'p.text-accent.sans',
      { style: `margin:0 0 8px;font-family:${SANS};font-size:16px;color:${light.accent};` },
      inEmail(children),
    ),
  ],

  'pull-quote': ({ children }, inEmail) => {
    const [quote, by] = elementsIn(children);
    return [
      block(
        {
          class: 'text-edge',
          style: `padding:18px 0 4px;border-top:3px double ${light.accent};border-bottom:1px solid ${light.accent};font-size:23px;line-height:1.3;font-style:italic;`,
        },
        [...inEmail(quote?.children ?? []), ...inEmail(by ? [by] : [])],
      ),
    ];
  },

  'bar-chart': (figure, inEmail) => {
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
      ...inEmail(source ? [source] : []),
    ];
  },

  trend: (figure, inEmail) => {
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
      ...inEmail(source ? [source] : []),
    ];
  },

  journey: (figure, inEmail) => {
    const [caption, list, source] = elementsIn(figure.children);
    return [
      title(inEmail(caption?.children ?? [])),
      h('table', PRESENTATION, [
        h(
          'tbody',
          elementsIn(list?.children ?? []).map((stage, index) => stageRow(stage, index, inEmail)),
        ),
      ]),
      ...inEmail(source ? [source] : []),
    ];
  },

  source: ({ children }, inEmail) => [note(inEmail(children))],
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

/** A stage of a journey: its number, its name, and below that what is said of it. */
function stageRow(stage: Element, index: number, inEmail: InEmail): Element {
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

/** Something said of what stands above it: a caption, a source. */
export function note(children: ElementContent[]): Element {
  return h(
    'p.text-muted.sans',
    {
      style: `margin:0 0 16px;font-family:${SANS};font-size:16px;font-style:normal;line-height:1.45;color:${light.muted};`,
    },
    children,
  );
}
