import type { CheerioAPI } from 'cheerio';
import Color from 'colorjs.io';
import type { ChildNode, Element } from 'domhandler';
import postcss from 'postcss';
import { type View, withAppliedStyles } from './applied-styles.ts';

/** How an element looks: what it inherits, what it declares, and what lies behind it. */
export type Look = {
  color: Color;
  background: Color;
  fontSize: number;
  /** In pixels. */
  lineHeight: number;
  /** Above and below its text, in pixels; what an inline element adds to where it can be pressed. */
  padding: number;
  display: string;
};

/** An element with words of its own, or a picture with words in its place, and how these look. */
export type SeenText = { element: Element; text: string; look: Look };

/** A link and how it looks. */
export type SeenLink = { element: Element; look: Look };

/** What a reader sees of an email in a view. */
export type Seen = { view: View; page: CheerioAPI; texts: SeenText[]; links: SeenLink[] };

/** What browsers begin with (HTML, 15.3), as Chromium does in a document of both schemes. */
const DEFAULTS = {
  light: { color: new Color('#000'), background: new Color('#fff'), link: new Color('#0000ee') },
  dark: { color: new Color('#fff'), background: new Color('#121212'), link: new Color('#9e9eff') },
};

/** Sizes that browsers give to elements, in shares of their parents' (HTML, 15.3). */
const SIZES: Readonly<Record<string, number>> = {
  h1: 2,
  h2: 1.5,
  h3: 1.17,
  h5: 0.83,
  h6: 0.67,
  small: 5 / 6,
  sub: 5 / 6,
  sup: 5 / 6,
};

const INLINE = /^(a|abbr|b|cite|code|del|em|font|i|img|ins|kbd|s|small|span|strong|sub|sup|u)$/;

/** The share of its font's size that a line has when nothing says how high it is. */
const NORMAL_LINE = 1.2;

type Inherited = Pick<Look, 'color' | 'background' | 'fontSize'> & {
  /** A factor of the element's own size, or pixels. */
  line: { factor: number } | { pixels: number };
};

/** Everything in an email that can be read, as it looks in a view. What is hidden is left out. */
export function seen(html: string, view: View): Seen {
  const page = withAppliedStyles(html, view);
  const { color, background, link } = DEFAULTS[view.scheme];
  const found: Seen = { view, page, texts: [], links: [] };

  const visit = (element: Element, from: Inherited): void => {
    const declared = declarations(element.attribs.style ?? '');
    if (isHidden(declared)) return;
    const isLink = element.name === 'a' && element.attribs.href !== undefined;
    const own = inherited(element, declared, from, isLink ? link : from.color);
    const look = lookOf(element, declared, own);
    if (isLink) found.links.push({ element, look });
    const text =
      element.name === 'img' ? (element.attribs.alt ?? '') : wordsAmong(element.children);
    if (text) found.texts.push({ element, text, look });
    for (const child of element.children) {
      if (isElement(child) && !/^(script|style|template)$/.test(child.name)) visit(child, own);
    }
  };

  for (const body of page('body').toArray()) {
    visit(body, { color, background, fontSize: 16, line: { factor: NORMAL_LINE } });
  }
  return found;
}

function isElement(node: ChildNode): node is Element {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}

/** The words that stand directly in an element, without those of the elements in it. */
function wordsAmong(nodes: readonly ChildNode[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.data : ''))
    .join(' ')
    .trim();
}

/** The declarations of a style attribute; of two for one property the later. */
function declarations(style: string): Map<string, string> {
  const found = new Map<string, string>();
  postcss.parse(`x{${style}}`).walkDecls(({ prop, value }) => {
    found.set(prop.toLowerCase(), value);
    // The shorthand sets the colour, too, and nothing else of it counts here.
    if (prop === 'background') found.set('background-color', value);
  });
  return found;
}

/** The ways in which email hides what only the inbox line shows. */
function isHidden(declared: ReadonlyMap<string, string>): boolean {
  return (
    declared.get('display') === 'none' ||
    declared.get('visibility') === 'hidden' ||
    declared.get('mso-hide') === 'all'
  );
}

function inherited(
  element: Element,
  declared: ReadonlyMap<string, string>,
  from: Inherited,
  /** What its text has when nothing is declared. */
  otherwise: Color,
): Inherited {
  const fontSize = length(
    declared.get('font-size'),
    from.fontSize,
    from.fontSize * (SIZES[element.name] ?? 1),
  );
  const behind = colour(declared.get('background-color') ?? element.attribs.bgcolor);
  const ink = declared.get('color') ?? element.attribs.color;
  const front = ink === 'inherit' ? from.color : (colour(ink) ?? otherwise);
  const background = behind ? over(behind, from.background) : from.background;
  return {
    fontSize,
    background,
    color: over(front, background),
    line: lineOf(declared.get('line-height'), fontSize) ?? from.line,
  };
}

function lookOf(
  { name }: Element,
  declared: ReadonlyMap<string, string>,
  { color, background, fontSize, line }: Inherited,
): Look {
  const sides = declared.get('padding')?.split(/\s+/) ?? [];
  return {
    color,
    background,
    fontSize,
    lineHeight: 'factor' in line ? line.factor * fontSize : line.pixels,
    padding:
      length(declared.get('padding-top') ?? sides[0], fontSize, 0) +
      length(declared.get('padding-bottom') ?? sides[2] ?? sides[0], fontSize, 0),
    display: declared.get('display') ?? (INLINE.test(name) ? 'inline' : 'block'),
  };
}

/** A colour of CSS, undefined for none: `transparent`, `inherit`, a picture. */
function colour(value: string | undefined): Color | undefined {
  if (!value || /^(inherit|currentcolor|unset|none|transparent)$/i.test(value)) return undefined;
  try {
    return new Color(value);
  } catch {
    return undefined;
  }
}

/** A colour that may let through what is behind it, as it then looks. */
function over(front: Color, back: Color): Color {
  const alpha = Number(front.alpha);
  return alpha >= 1
    ? front
    : new Color(Color.mix(back, front.set({ alpha: 1 }), alpha, { space: 'srgb' }));
}

function length(value: string | undefined, em: number, otherwise: number): number {
  const [, number, unit] = /^([\d.]+)(px|em|%|rem|pt)?$/.exec(value ?? '') ?? [];
  if (number === undefined) return otherwise;
  const factor = { px: 1, em, '%': em / 100, rem: 16, pt: 4 / 3 }[unit ?? 'px'] ?? 1;
  return Number(number) * factor;
}

function lineOf(value: string | undefined, fontSize: number): Inherited['line'] | undefined {
  if (!value || value === 'inherit') return undefined;
  if (/^[\d.]+$/.test(value)) return { factor: Number(value) };
  return { pixels: length(value, fontSize, NORMAL_LINE * fontSize) };
}
