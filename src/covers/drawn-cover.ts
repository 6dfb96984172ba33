import { diceOf } from './dice.ts';
import { MOTIFS } from './motifs/index.ts';
import { COVER_SIZE, type Colouring } from './motifs/motif.ts';

/** What a cover is drawn from. */
type Drawable = { id: string; title: string; topics: readonly string[] };

const PAPER = '#f7f2e8';
/** Paper a shade darker than the page's, so that a drawing has an edge. */
const CARD = '#f0e7d7';
const INK = '#24211d';
const OXBLOOD = '#8f2d1f';
const OCHRE = '#c98f2b';
const SAGE = '#7d8b6a';
const DUSK = '#3d5468';

/** Colours that go together, those of the illustrated covers. */
const COLOURINGS: readonly [Colouring, ...Colouring[]] = [
  { ground: CARD, form: DUSK, second: '#c4bbac', accent: OXBLOOD },
  { ground: CARD, form: SAGE, second: '#d6cab4', accent: OXBLOOD },
  { ground: CARD, form: INK, second: '#c4bbac', accent: OCHRE },
  { ground: DUSK, form: PAPER, second: '#2b3a48', accent: OCHRE },
  { ground: SAGE, form: PAPER, second: '#5f6c4f', accent: OXBLOOD },
  { ground: '#e4cb98', form: INK, second: OCHRE, accent: OXBLOOD },
];

/**
 * The face of a post without a cover of its own, as SVG: the idea of its first topic, varied by its
 * title. The same post always gets the same drawing. It has no ids, so that a page may have many.
 */
export function drawnCover({ id, title, topics: [topic = ''] }: Drawable): string {
  const dice = diceOf(`${title}\n${id}`);
  const colours = dice.pick(COLOURINGS);
  const motif = dice.pick(motifsOf(topic));
  const mirrored = dice.pick([true, false]);
  const { width, height } = COVER_SIZE;
  const drawing = motif(dice, colours);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">`,
    `<path d="M0 0h${width}v${height}H0z" fill="${colours.ground}"/>`,
    mirrored ? `<g transform="matrix(-1 0 0 1 ${width} 0)">${drawing}</g>` : drawing,
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
