import type { Element } from 'hast';
import { h } from 'hastscript';
import { light } from '../styles/tokens.ts';
import { elementsIn } from './email-styles.ts';

/** How wide a dot of a trend is, in hundredths of its track. */
const DOT = 6;

/** A bar drawn as cells, from the drawing that a BarChart has on the site. */
export function barTrack(drawing: Element): Element {
  const [rect] = elementsIn(drawing.children);
  const percent = (name: 'x' | 'width') => Number.parseFloat(String(rect?.properties[name] ?? 0));
  const from = Math.round(percent('x'));
  const to = Math.round(percent('x') + percent('width'));
  return track(from, to - from);
}

/**
 * Where a number lies between the lowest and the highest of its trend, as a dot on a track: read
 * downwards, the dots are the line. `row` and `line` count from 0.
 */
export function dotTrack(drawing: Element, row: number, line: number): Element | undefined {
  const dots = elementsIn(drawing.children)
    .flatMap(({ children }) => elementsIn(children))
    .filter(({ tagName }) => tagName === 'polyline')
    .map(({ properties }) =>
      String(properties.points)
        .split(' ')
        .map((point) => Number(point.split(',')[1])),
    );
  const dot = dots[line]?.[row];
  if (dot === undefined) return undefined;
  // A drawing's y grows downwards, so the highest value has the smallest.
  const highest = Math.min(...dots.flat());
  const lowest = Math.max(...dots.flat());
  const share = lowest === highest ? 0.5 : (lowest - dot) / (lowest - highest);
  return track(Math.round(share * (100 - DOT)), DOT);
}

/** Three cells: before, the bar itself, after. A cell without width would still be drawn, and is left out. */
function track(before: number, bar: number): Element {
  const cells = [
    { share: before, colour: light.card, name: 'text-card' },
    { share: bar, colour: light.accent, name: 'text-bar' },
    { share: 100 - before - bar, colour: light.card, name: 'text-card' },
  ];
  return h(
    'table',
    {
      role: 'presentation',
      ariaHidden: 'true',
      width: '100%',
      border: '0',
      cellpadding: '0',
      cellspacing: '0',
      style: 'width:100%;margin:4px 0 0;border-collapse:collapse;',
    },
    [
      h('tbody', [
        h(
          'tr',
          cells
            .filter(({ share }) => share > 0)
            .map(({ share, colour, name }) =>
              h(
                'td',
                {
                  class: name,
                  width: `${share}%`,
                  height: 10,
                  bgcolor: colour,
                  style: `width:${share}%;height:10px;padding:0;border:0;font-size:1px;line-height:10px;background-color:${colour};`,
                },
                '\u00a0',
              ),
            ),
        ),
      ]),
    ],
  );
}
