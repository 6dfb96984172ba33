/**
 * The look as values: colours, type and space. The site reads them as CSS custom properties, the
 * newsletter as plain values, so that both are one publication.
 */

/** Colours by role. Text on `paper` and on `card` meets WCAG AA in both schemes. */
export type Colours = {
  paper: string;
  card: string;
  ink: string;
  muted: string;
  accent: string;
  rule: string;
};

export const light: Colours = {
  paper: '#faf6ee',
  card: '#f2ebdd',
  ink: '#211c16',
  muted: '#675c4e',
  accent: '#8f2d1f',
  rule: '#d9cdb8',
};

export const dark: Colours = {
  paper: '#171411',
  card: '#221d18',
  ink: '#ebe3d5',
  muted: '#ada292',
  accent: '#ec937b',
  rule: '#40382e',
};

/** Font families of systems, each ending in a generic one: the email has no others. */
export const fonts = {
  serif:
    "'Iowan Old Style', 'Palatino Linotype', Palatino, 'URW Palladio L', P052, 'Book Antiqua', Georgia, serif",
  sans: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
};

/**
 * `:root` rules for both schemes: `--paper`, `--serif` and so on. On the site, a typeface and what
 * stands in for it come before the system's families; `--italic` is for what it has no letters for.
 */
export function tokensCss(typeface: string, standIns: string): string {
  const { serif, sans } = fonts;
  const families = {
    serif: `${typeface},var(--italic)`,
    italic: `${standIns},${serif}`,
    sans,
  };
  return `:root{${properties({ ...light, ...families })}}@media (prefers-color-scheme:dark){:root{${properties(dark)}}}`;
}

function properties(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}
