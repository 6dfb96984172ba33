import type Color from 'colorjs.io';
import { type Check, type Finding, failure } from './check.ts';
import { quoted } from './quoted.ts';

/** WCAG 2.2, 1.4.3: the ratio for text of any size. */
const LEAST = 4.5;

/** Every text against what is behind it, in light and in dark, the words in place of pictures included. */
export const contrast: Check = {
  name: 'Contrast',
  verdict({ views }) {
    const findings = new Map<string, Finding>();
    let lowest = 21;
    for (const { view, texts } of views) {
      for (const { text, look } of texts) {
        const ratio = look.color.contrastWCAG21(look.background);
        lowest = Math.min(lowest, ratio);
        if (ratio >= LEAST) continue;
        const message = `${quoted(text)} has a contrast of ${shown(ratio)} in ${view.scheme}: ${hex(look.color)} on ${hex(look.background)}`;
        findings.set(
          message,
          failure(
            message,
            view.scheme === 'dark'
              ? 'Give it a colour for the dark scheme in src/newsletter/templates/head.mjml, from src/styles/tokens.ts.'
              : `Take a colour from src/styles/tokens.ts that has at least ${LEAST} on it.`,
          ),
        );
      }
    }
    return {
      figure: `lowest ${shown(lowest)}, light and dark`,
      findings: [...findings.values()],
    };
  },
};

/** Rounded down: 4.49 is too little, and must not read as 4.5. */
function shown(ratio: number): string {
  return (Math.floor(ratio * 10) / 10).toFixed(1);
}

function hex(color: Color): string {
  return color.to('srgb').toString({ format: 'hex', collapse: false });
}
