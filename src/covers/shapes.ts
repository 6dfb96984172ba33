/** SVG elements as text, with coordinates in whole units so that the text stays short. */

type Point = readonly [x: number, y: number];

export function circle([x, y]: Point, radius: number, fill?: string): string {
  return `<circle cx="${r(x)}" cy="${r(y)}" r="${r(radius)}"${filled(fill)}/>`;
}

export function rectangle([x, y]: Point, width: number, height: number, fill?: string): string {
  return `<path d="M${r(x)} ${r(y)}h${r(width)}v${r(height)}h${r(-width)}z"${filled(fill)}/>`;
}

export function polygon(points: readonly Point[], fill?: string): string {
  return `<path d="M${points.map(([x, y]) => `${r(x)} ${r(y)}`).join('L')}z"${filled(fill)}/>`;
}

/** A path whose numbers are rounded. */
export function path(strings: TemplateStringsArray, ...values: number[]): string {
  return strings.reduce((text, part, index) => text + r(values[index - 1] ?? 0) + part);
}

/** Shapes that are filled alike. */
export function inColour(fill: string, ...shapes: string[]): string {
  return `<g fill="${fill}">${shapes.join('')}</g>`;
}

/** Lines drawn alike, given as the data of paths. */
export function lines(stroke: string, width: number, ...data: string[]): string {
  return `<path d="${data.join('')}" fill="none" stroke="${stroke}" stroke-width="${r(width)}"/>`;
}

/** A circle that is drawn, not filled. */
export function circleLine(stroke: string, width: number, [x, y]: Point, radius: number): string {
  return `<circle cx="${r(x)}" cy="${r(y)}" r="${r(radius)}" fill="none" stroke="${stroke}" stroke-width="${r(width)}"/>`;
}

/** The point at an angle, in degrees, on a circle. */
export function onCircle([x, y]: Point, radius: number, angle: number): [number, number] {
  const turn = (angle * Math.PI) / 180;
  return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)];
}

/** The data of an arc of a circle between two angles, clockwise. */
export function arc(centre: Point, radius: number, from: number, to: number): string {
  const [startX, startY] = onCircle(centre, radius, from);
  const [endX, endY] = onCircle(centre, radius, to);
  const large = to - from > 180 ? 1 : 0;
  return `M${r(startX)} ${r(startY)}A${r(radius)} ${r(radius)} 0 ${large} 1 ${r(endX)} ${r(endY)}`;
}

function filled(fill: string | undefined): string {
  return fill ? ` fill="${fill}"` : '';
}

/** Rounded, and never "-0". */
function r(value: number): number {
  return Math.round(value) + 0;
}
