import { type Check, type Finding, failure } from './check.ts';
import { quoted } from './quoted.ts';

/** Pixels; smaller text is zoomed or skipped on telephones. */
const LEAST = 16;

/** Raised and lowered marks, such as those of footnotes, are small by nature. */
const MARK = /^(sup|sub)$/;

/** Every text is large enough to be read, on a desk and on a phone. */
export const textSize: Check = {
  name: 'Text size',
  verdict({ views }) {
    const findings = new Map<string, Finding>();
    let smallest = Number.POSITIVE_INFINITY;
    for (const { page, texts } of views) {
      for (const { element, text, look } of texts) {
        if (MARK.test(element.name) || page(element).parents('sup, sub').length > 0) continue;
        smallest = Math.min(smallest, look.fontSize);
        if (look.fontSize >= LEAST) continue;
        const message = `${quoted(text)} is ${Math.round(look.fontSize * 10) / 10} px high`;
        findings.set(message, failure(message, `Make it at least ${LEAST} px.`));
      }
    }
    return { figure: `smallest ${smallest} px`, findings: [...findings.values()] };
  },
};
