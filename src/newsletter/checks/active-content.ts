import { type Check, failure } from './check.ts';

/** What mail clients take out or warn of, and what would fetch something besides pictures. */
const FORBIDDEN =
  'script, form, input, button, iframe, object, embed, video, audio, svg, base, link, meta[http-equiv=refresh]';

/** Nothing runs, nothing is filled in, and nobody is watched. */
export const activeContent: Check = {
  name: 'Active content and tracking',
  verdict({ page }) {
    const findings = page(FORBIDDEN)
      .toArray()
      .map(({ name }) =>
        failure(
          `The email holds <${name}>, which mail clients refuse`,
          'Take it out of the template.',
        ),
      );
    for (const { name, attribs } of page.root().find('*').toArray()) {
      for (const [attribute, value] of Object.entries(attribs)) {
        if (/^on/.test(attribute) || /^\s*(javascript|data|vbscript):/i.test(value)) {
          findings.push(
            failure(`<${name} ${attribute}="${value}"> would run something`, 'Take it out.'),
          );
        }
      }
    }
    for (const { attribs } of page('img').toArray()) {
      if (isDot(attribs.width) || isDot(attribs.height)) {
        findings.push(
          failure(
            `${attribs.src} is a picture of one pixel, as those are that watch readers`,
            'Take it out: this newsletter does not track.',
          ),
        );
      }
    }
    const styles = [
      ...page('style')
        .toArray()
        .map((element) => page(element).text()),
      ...page('[style]')
        .toArray()
        .map(({ attribs }) => attribs.style),
    ].join('\n');
    for (const [fetching] of styles.matchAll(/@import[^;]*|url\([^)]*\)/g)) {
      findings.push(
        failure(
          `A style fetches something: ${fetching}`,
          'Take it out: most mail clients ignore it.',
        ),
      );
    }
    return { figure: findings.length === 0 ? 'none' : String(findings.length), findings };
  },
};

function isDot(size: string | undefined): boolean {
  return /^[01](px)?$/.test(size ?? '');
}
