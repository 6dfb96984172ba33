import { describe, expect, it } from 'vitest';
import {
  buttondownHtml,
  buttondownLine,
} from '../../../src/newsletter/delivery/buttondown-template.ts';
import { rendered } from './django-template.ts';
import { emailWith, hostileTexts } from './hostile-text.ts';

const OURS = 'https://lists.example.com/out?list=a&b=c';
const THEIRS = 'https://buttondown.com/unsubscribe/subscriber';
const RAW = '<!-- buttondown-editor-mode: naked -->';

const texts = hostileTexts(1500);

describe('HTML for Buttondown', () => {
  it('comes out of the templates as it was, whatever is in it', () => {
    for (const [index, text] of texts.slice(0, -2).entries()) {
      const html = emailWith([text, ...texts.slice(index + 1, index + 3)], OURS);
      expect(rendered(buttondownHtml(html, OURS), THEIRS)).toBe(
        `${RAW}${html.replace(`href="${OURS.replace('&', '&amp;')}"`, `href="${THEIRS}"`)}`,
      );
    }
  });

  it('gives a subscriber’s own address to the link that unsubscribes and to nothing else', () => {
    const page = 'https://example.com/weekly-insights/2026-W47/';
    const html = `<a href="${page}">View in browser</a><a href="${OURS}">Out</a><p>href="${OURS}"</p>`;
    const made = buttondownHtml(html, OURS);
    expect(made.match(/\{[{%][^}]*\}/g)).toEqual(['{{ unsubscribe_url }']);
    expect(made).toContain(`<a href="${page}">View in browser</a>`);
  });

  it('keeps a line such as the subject', () => {
    for (const text of texts) expect(rendered(buttondownLine(text), THEIRS)).toBe(text);
  });
});
