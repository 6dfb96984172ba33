import type { Dice } from './dice.ts';
import { arc, circle, inColour, lines, onCircle, path, polygon, rectangle } from './shapes.ts';

/** The field that a cover is drawn on, in pixels; the size that link previews ask for. */
export const COVER_SIZE = { width: 1200, height: 630 } as const;

const { width: W, height: H } = COVER_SIZE;

/** The colours of one cover: a ground, a form on it, a quieter second form, and one accent. */
export type Colouring = { ground: string; form: string; second: string; accent: string };

/** A formal idea: what is drawn for a topic, varied by dice. */
export type Motif = (dice: Dice, colours: Colouring) => string;

/** Bars with a mean drawn through them, one standing out. */
const bars: Motif = (dice, { form, second, accent }) => {
  const count = dice.between(6, 9);
  const step = dice.between(84, 108);
  const left = W - count * step + dice.between(-30, 50);
  const tallest = dice.between(2, count - 2);
  const shapes = Array.from({ length: count }, (_, index) => {
    const height =
      index === tallest ? dice.between(430, 510) : dice.between(90, 340 - 12 * Math.abs(index - 4));
    const bar = rectangle([left + index * step, H - height], step - 26, height);
    return { bar, height };
  });
  const mean = shapes.reduce((sum, { height }) => sum + height, 0) / count;
  return [
    inColour(form, ...shapes.flatMap(({ bar }, index) => (index === tallest ? [] : [bar]))),
    inColour(accent, shapes[tallest]?.bar ?? ''),
    lines(second, 8, path`M0 ${H - mean}H${W}`),
  ].join('');
};

/** A dial too large for the picture, its needle the accent. */
const dial: Motif = (dice, { form, second, accent }) => {
  const centre = [dice.between(420, 780), dice.between(560, 640)] as const;
  const radius = dice.between(400, 470);
  const needle = dice.between(215, 325);
  const marks = Array.from({ length: 13 }, (_, index) => {
    const angle = 180 + index * 15;
    const inner = radius - (index % 3 === 0 ? 110 : 66);
    const [[x1, y1], [x2, y2]] = [
      onCircle(centre, inner, angle),
      onCircle(centre, radius - 26, angle),
    ];
    return path`M${x1} ${y1}L${x2} ${y2}`;
  });
  const [tipX, tipY] = onCircle(centre, radius - 60, needle);
  return [
    circle(centre, radius + 44, second),
    circle(centre, radius, form),
    lines(second, 10, ...marks),
    polygon(
      [onCircle(centre, 26, needle - 90), [tipX, tipY], onCircle(centre, 26, needle + 90)],
      accent,
    ),
    circle(centre, 62, accent),
  ].join('');
};

/** Rings that hold each other, the last one leaving the picture. */
const rings: Motif = (dice, { ground, form, second, accent }) => {
  const count = dice.between(2, 4);
  const radius = dice.between(150, 205);
  const thick = dice.between(40, 62);
  const step = radius * (dice.between(125, 145) / 100);
  const slope = dice.between(-24, 24);
  const start = [dice.between(170, 420), H / 2 - (slope * count) / 2] as const;
  const centres = Array.from(
    { length: count },
    (_, index) => [start[0] + index * step, start[1] + index * slope] as const,
  );
  const colours = [form, second, form, second];
  colours[dice.between(0, count - 1)] = accent;
  // Each ring is laid over the one before it, which then comes back over it at one crossing.
  const tilt = (Math.atan2(slope, step) * 180) / Math.PI;
  const reach = Math.hypot(step, slope) / 2;
  const crossing = (Math.acos(Math.min(1, reach / radius)) * 180) / Math.PI;
  const band = (data: string, colour: string, longer = data) =>
    lines(ground, thick + 24, data) + lines(colour, thick, longer);
  return centres
    .map((centre, index) => {
      const ring = arc(centre, radius, 0, 180) + arc(centre, radius, 180, 360);
      const before = centres[index - 1];
      // The colour reaches further than the gap around it, so that no seam shows where they end.
      const over = (reach: number, of = before) =>
        of ? arc(of, radius, tilt - crossing - reach, tilt - crossing + reach) : '';
      return (
        band(ring, colours[index] ?? form) +
        (before ? band(over(24), colours[index - 1] ?? form, over(27)) : '')
      );
    })
    .join('');
};

/** A row of doorways, one open, with light on the floor. */
const doors: Motif = (dice, { ground, form, second, accent }) => {
  const count = dice.between(3, 5);
  const width = dice.between(130, 165);
  const step = width + dice.between(56, 92);
  const left = dice.between(60, W - count * step - 20);
  const floor = dice.between(440, 490);
  const height = dice.between(290, 340);
  const open = dice.between(0, count - 1);
  const lean = dice.between(50, 130);
  const shapes = Array.from({ length: count }, (_, index) => {
    const x = left + index * step;
    const round = width / 2;
    const frame = path`M${x} ${floor}V${floor - height + round}a${round} ${round} 0 0 1 ${width} 0V${floor}z`;
    return { x, frame };
  });
  const { x = 0, frame = '' } = shapes[open] ?? {};
  return [
    rectangle([0, floor], W, H - floor, second),
    polygon(
      [
        [x, floor],
        [x + width, floor],
        [x + width * 1.5 + lean, H],
        [x - width * 0.1 + lean, H],
      ],
      accent,
    ),
    inColour(
      form,
      ...shapes.filter((_, index) => index !== open).map((door) => `<path d="${door.frame}"/>`),
    ),
    `<path d="${frame}" fill="${accent}"/>`,
    inColour(
      ground,
      ...shapes
        .filter((_, index) => index !== open)
        .map((door) => circle([door.x + width - 26, floor - height * 0.42], 9)),
    ),
  ].join('');
};

/** Someone speaks and another answers: two balloons that overlap. */
const speech: Motif = (dice, { ground, form, second, accent }) => {
  const size = dice.between(180, 215);
  const x = dice.between(330, 480);
  const y = dice.between(250, 300);
  const apart = dice.between(250, 330);
  const drop = dice.between(50, 110);
  const smaller = size - dice.between(30, 60);
  const balloon = (cx: number, cy: number, radius: number, side: 1 | -1, fill: string) =>
    `<path d="${path`M${cx} ${cy + radius}h${side * radius}v${-radius}A${radius} ${radius} 0 1 ${side === 1 ? 0 : 1} ${cx} ${cy + radius}z`}" fill="${fill}"/>`;
  return [
    balloon(x, y, size, -1, form),
    balloon(x + apart, y + drop, smaller, 1, second),
    inColour(accent, ...[-1, 0, 1].map((index) => circle([x + apart + index * 62, y + drop], 20))),
    lines(ground, 14, path`M${x - 90} ${y - 44}h${120}M${x - 90} ${y + 6}h${70}`),
  ].join('');
};

/** A small source, and its echoes to the edge of the picture. */
const echoes: Motif = (dice, { ground, form, second, accent }) => {
  const centre = [dice.between(240, 520), dice.between(200, 450)] as const;
  const first = dice.between(80, 110);
  const gap = dice.between(92, 124);
  const count = dice.between(4, 6);
  const waves = Array.from({ length: count }, (_, index) => {
    const radius = first + index * gap;
    const thick = 54 - (index * 44) / count;
    return lines(
      index % 2 === 0 ? form : second,
      thick,
      arc(centre, radius, -70 + dice.between(-40, 10), 70 + dice.between(-10, 50)),
    );
  });
  return [...waves.reverse(), circle(centre, 52, ground), circle(centre, 40, accent)].join('');
};

/** A folding screen, one panel of another colour. */
const folds: Motif = (dice, { form, second, accent, ground }) => {
  const count = dice.between(5, 8);
  const width = dice.between(112, 140);
  const left = W - count * width + dice.between(40, 110);
  const top = dice.between(80, 130);
  const height = dice.between(350, 400);
  const fold = dice.between(40, 80);
  const special = dice.between(0, count - 2);
  const panels = Array.from({ length: count }, (_, index) => {
    const [near, far] = index % 2 === 0 ? [0, fold] : [fold, 0];
    const x = left + index * width;
    const colour = index === special ? accent : index % 2 === 0 ? form : second;
    return polygon(
      [
        [x, top + near],
        [x + width, top + far],
        [x + width, top + far + height],
        [x, top + near + height],
      ],
      colour,
    );
  });
  const hole = left + special * width + width / 2;
  return [
    ...panels,
    circle([hole, top + fold / 2 + height / 2], dice.between(20, 34), ground),
  ].join('');
};

/** A sheet of squares, some of them folded over. */
const creases: Motif = (dice, { form, second, accent }) => {
  const size = dice.pick([126, 158, 210]);
  const rows = Math.round(H / size);
  const columns = dice.between(3, Math.floor(700 / size) + 1);
  const left = W - columns * size;
  const cells = Array.from({ length: rows * columns }, (_, index) => {
    const x = left + (index % columns) * size;
    const y = Math.floor(index / columns) * size;
    return { x, y, down: dice.between(0, 2), empty: dice.between(0, 4) === 0 };
  });
  const special = dice.between(0, cells.length - 1);
  const corner = (x: number, y: number, down: boolean) =>
    down ? path`M${x} ${y}l${size} ${size}H${x}z` : path`M${x + size} ${y}v${size}H${x}z`;
  const data = (filter: (cell: (typeof cells)[number], index: number) => boolean) =>
    cells
      .filter((cell, index) => filter(cell, index))
      .map(({ x, y, down }) => corner(x, y, down === 0))
      .join('');
  const square = cells[special] ?? { x: 0, y: 0 };
  return [
    `<path d="${data(({ empty, down }) => !empty && down !== 2)}" fill="${form}"/>`,
    `<path d="${data(({ empty, down }) => !empty && down === 2)}" fill="${second}"/>`,
    rectangle([square.x, square.y], size, size, accent),
  ].join('');
};

/** People around a table, seen from above, one of them newly come. */
const gathering: Motif = (dice, { form, second, accent }) => {
  const centre = [dice.between(380, 820), dice.between(280, 350)] as const;
  const table = dice.between(110, 150);
  const count = dice.between(7, 10);
  const seat = dice.between(44, 54);
  const turn = dice.between(0, 359);
  const late = dice.between(0, count - 1);
  const ring = table + seat + 34;
  const seats = Array.from({ length: count }, (_, index) => {
    const angle = turn + (index * 360) / count;
    return circle(
      onCircle(centre, index === late ? ring + 62 : ring, angle),
      index === late ? seat + 6 : seat,
      index === late ? accent : undefined,
    );
  });
  return circle(centre, table, second) + inColour(form, ...seats);
};

/** People of all sizes who stand together, one of them of another colour. */
const crowd: Motif = (dice, { form, second, accent }) => {
  const count = dice.between(6, 8);
  const accented = dice.between(1, count - 2);
  let x = dice.between(90, 200);
  const figures = Array.from({ length: count }, (_, index) => {
    const width = dice.between(120, 176);
    const height = dice.between(150, 300);
    const head = circle([x + width / 2, H - height - width * 0.32], width * 0.27);
    const colour = index === accented ? accent : index % 2 === 0 ? form : second;
    const body = path`M${x} ${H}V${H - height + width / 2}a${width / 2} ${width / 2} 0 0 1 ${width} 0V${H}z`;
    x += width - dice.between(18, 44);
    return inColour(colour, head, `<path d="${body}"/>`);
  });
  return figures.join('');
};

/** A mark put together from quarters of circles. */
const mark: Motif = (dice, { form, second, accent }) => {
  const size = 210;
  const columns = dice.between(2, 4);
  const left = dice.pick([W - columns * size, W - columns * size, W - (columns + 1) * size]);
  const special = dice.between(0, columns * 3 - 1);
  return Array.from({ length: columns * 3 }, (_, index) => {
    const x = left + (index % columns) * size;
    const y = Math.floor(index / columns) * size;
    const colour = index === special ? accent : dice.pick([form, form, second]);
    const shapes = [
      path`M${x} ${y}h${size}A${size} ${size} 0 0 1 ${x} ${y + size}z`,
      path`M${x + size} ${y}v${size}A${size} ${size} 0 0 1 ${x} ${y}z`,
      path`M${x + size} ${y + size}h${-size}A${size} ${size} 0 0 1 ${x + size} ${y}z`,
      path`M${x} ${y + size}v${-size}A${size} ${size} 0 0 1 ${x + size} ${y + size}z`,
      path`M${x} ${y + size / 2}a${size / 2} ${size / 2} 0 0 1 ${size} 0a${size / 2} ${size / 2} 0 0 1 ${-size} 0z`,
    ] as const;
    const shape = dice.pick(shapes);
    return `<path d="${shape}" fill="${colour}"/>`;
  }).join('');
};

/** Ways that run together and part, one of them taken. */
const paths: Motif = (dice, { form, second, accent }) => {
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

/** The ideas for each topic, by its id in the site configuration. */
export const MOTIFS: Readonly<Record<string, readonly [Motif, ...Motif[]]>> = {
  strategy: [paths],
  measurement: [bars, dial],
  loyalty: [rings],
  service: [doors, speech],
  advocacy: [echoes],
  design: [folds, creases],
  culture: [gathering, crowd],
  brand: [mark],
};
