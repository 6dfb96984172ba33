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
 * A `:root` rule in the layer `base`: `--paper`, `--serif` and so on, each colour for both schemes
 * (CSS Color Level 5, `light-dark()`).
 *
 * @param typeface the family that comes with the site, and what stands in for it before a system's
 */
export function tokensCss(typeface: string): string {
  const values = {
    ...colours(),
    serif: `${typeface},serif`,
    italic: 'Georgia,serif',
    sans: 'system-ui,sans-serif',
    // 60 to 70 characters of the typeface to a line.
    measure: '29.5em',
  };
  const properties = Object.entries(values).map(([name, value]) => `--${name}:${value}`);
  return `@layer base{:root{color-scheme:light dark;${properties.join(';')}}}`;
}

function colours(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(light).map(([role, colour]) => [
      role,
      `light-dark(${colour},${dark[role as keyof Colours]})`,
    ]),
  );
}
