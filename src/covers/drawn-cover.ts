import { light } from '../styles/tokens.ts';
import { diceOf } from './dice.ts';
import { MOTIFS } from './motifs/index.ts';
import { type Colouring, FIELD } from './motifs/motif.ts';

/** What a cover is drawn from. */
type Drawable = { id: string; title: string; topics: readonly string[] };

// Colours that a page's styles name already cost least, as that of the card does, and then those of three digits.
const CARD = '#ebe3d5';
const DUSK = '#456';
const SAGE = '#786';
const OCHRE = '#c82';

/** Colours that go together, those of the illustrated covers. */
const COLOURINGS: readonly [Colouring, ...Colouring[]] = [
  { ground: CARD, form: DUSK, second: light.rule, accent: light.accent },
  { ground: CARD, form: SAGE, second: light.rule, accent: light.accent },
  { ground: CARD, form: light.ink, second: light.rule, accent: OCHRE },
  { ground: DUSK, form: light.paper, second: '#234', accent: OCHRE },
  { ground: SAGE, form: light.paper, second: '#564', accent: light.accent },
  { ground: '#e4cb98', form: light.ink, second: OCHRE, accent: light.accent },
];

/**
 * The face of a post without a cover of its own, as SVG: the idea of its first topic, varied by its
 * title. The same post always gets the same drawing. It has no ids, so that a page may have many.
 */
export function drawnCover({ id, title, topics: [topic = ''] }: Drawable): string {
  const dice = diceOf(`${title}\n${id}`);
  const colours = dice.pick(COLOURINGS);
  const motif = dice.pick(motifsOf(topic));
  const { width, height } = FIELD;
  const layers = [['ground', `M0 0h${width}v${height}H0`] as const, ...motif(dice)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">`,
    ...layers.map(
      ([colour, data]) => `<path d="${data.replaceAll(' -', '-')}" fill="${colours[colour]}"/>`,
    ),
    '</svg>',
  ].join('');
}

/** A topic that nobody drew for borrows the ideas of another, always the same one. */
function motifsOf(topic: string) {
  const [first, ...others] = Object.values(MOTIFS);
  const own = Object.hasOwn(MOTIFS, topic) ? MOTIFS[topic] : undefined;
  if (own) return own;
  if (!first) throw new Error('There are no motifs');
  return diceOf(topic).pick([first, ...others]);
}
