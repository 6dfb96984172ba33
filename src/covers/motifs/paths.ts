import { circle, lines, path } from '../shapes.ts';
import { COVER_SIZE, type Motif } from './motif.ts';

const { width: W, height: H } = COVER_SIZE;

/** Ways that run together and part, one of them taken. */
export const paths: Motif = (dice, { form, second, accent }) => {
  const count = dice.between(5, 7);
  const thick = dice.between(22, 30);
  const gap = thick + dice.between(18, 26);
  const top = H / 2 - ((count - 1) * gap) / 2 + dice.between(-60, 60);
  const fork = dice.between(300, 480);
  const taken = dice.between(1, count - 2);
  const rise = dice.between(130, 190);
  const ways = Array.from({ length: count }, (_, index) => {
    const y = top + index * gap;
    if (index === taken) return { data: path`M0 ${y}H${W - 210}`, y };
    const side = index < taken ? -1 : 1;
    // Lines that turn by 45 degrees stay parallel if each turns this much before the one beside it.
    const bend = fork - Math.abs(index - taken) * gap * Math.tan(Math.PI / 8);
    return { data: path`M0 ${y}H${bend}l${rise} ${side * rise}H${W}`, y };
  });
  const before = ways.filter((_, index) => index < taken).map(({ data }) => data);
  const after = ways.filter((_, index) => index > taken).map(({ data }) => data);
  const way = ways[taken];
  return [
    lines(form, thick, ...before),
    lines(second, thick, ...after),
    lines(accent, thick, way?.data ?? ''),
    circle([W - 200, way?.y ?? 0], 58, accent),
  ].join('');
};
