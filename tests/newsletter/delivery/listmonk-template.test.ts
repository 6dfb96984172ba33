import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import {
  isAsMade,
  listmonkHtml,
  listmonkLine,
  listmonkText,
} from '../../../src/newsletter/delivery/listmonk-template.ts';
import { rendered } from './go-template.ts';
import { emailWith, hostileTexts } from './hostile-text.ts';

const OURS = 'https://lists.example.com/out?list=a&b=c';
const THEIRS = 'https://lists.example.com/subscription/campaign/subscriber';

const texts = hostileTexts(1500);
const triples = texts
  .slice(0, -2)
  .map((text, index) => [text, ...texts.slice(index + 1, index + 3)]);

/** The email that a reader of the list should get. */
function wanted(html: string): string {
  return html.replace(`href="${OURS.replace('&', '&amp;')}"`, `href="${THEIRS}"`);
}

describe('HTML for listmonk', () => {
  it('comes out of the templates as it was, whatever is in it', () => {
    for (const triple of triples) {
      const html = emailWith(triple, OURS);
      const shown = rendered(listmonkHtml(html, OURS), THEIRS);
      expect(parse(shown), html).toEqual(parse(wanted(html)));
      expect(isAsMade(shown, html, OURS)).toBe(true);
    }
  });

  it('would lose Outlook’s comments otherwise', () => {
    const html = '<p>a<!--[if mso]><td><![endif]--></p>';
    expect(rendered(html, THEIRS)).toBe('<p>a</p>');
    expect(rendered(listmonkHtml(html, OURS), THEIRS)).toBe(html);
  });

  it('gives a recipient’s own address to the link that unsubscribes and to nothing else', () => {
    const page = 'https://example.com/weekly-insights/2026-W47/';
    const html = `<a href="${page}">View in browser</a><a class="x" href="${OURS.replace('&', '&amp;')}">Out</a><p>href="${OURS}"</p><a href="${OURS}more">no</a>`;
    const made = listmonkHtml(html, OURS);
    expect(made.match(/\{\{[^}]*\}\}/g)).toEqual(['{{ UnsubscribeURL }}']);
    expect(made).toContain(`<a href="${page}">View in browser</a>`);
    expect(made).toContain('<a class="x" href="{{ UnsubscribeURL }}">Out</a>');
  });

  it('notices when listmonk shows something else', () => {
    const html = emailWith(['a', 'b', 'c'], OURS);
    const shown = rendered(listmonkHtml(html, OURS), THEIRS);
    expect(isAsMade(`${shown}\n`, html, OURS)).toBe(true);
    for (const other of [
      `<html>${shown}</html>`,
      shown.replace('<!--', ''),
      `${shown}<img>`,
      shown.replace('Out', 'In'),
      '',
    ]) {
      expect(isAsMade(other, html, OURS), other).toBe(false);
    }
  });
});

describe('text for listmonk', () => {
  it('comes out of the templates as it was, but for the address that unsubscribes', () => {
    for (const [a, b] of triples) {
      const made = listmonkText(`${a}\n${OURS}\n${b}`, OURS);
      expect(rendered(made, THEIRS)).toBe(`${a}\n${THEIRS}\n${b}`);
    }
  });

  it('leaves a longer address alone', () => {
    const text = `${OURS}/more\n<${OURS}>`;
    expect(rendered(listmonkText(text, OURS), THEIRS)).toBe(`${OURS}/more\n<${THEIRS}>`);
  });

  it('keeps a line such as the subject', () => {
    for (const text of texts) {
      // text/template escapes nothing.
      const shown = listmonkLine(text).replaceAll(/\{\{ "([{@])" \}\}/g, '$1');
      expect(shown).toBe(text);
      expect(listmonkLine(text).replaceAll(/\{\{ "[{@]" \}\}/g, '')).not.toMatch(/\{|@TrackLink/);
    }
  });
});
