import type { Browser } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { VIEWS, type View } from '../../../src/newsletter/checks/applied-styles.ts';
import { seen } from '../../../src/newsletter/checks/looks.ts';
import { renderedEmail } from '../../../src/newsletter/rendered-email.ts';
import { launchedChromium } from '../../browser/chromium.ts';
import { inContext } from '../../browser/in-context.ts';
import { urls } from '../../fixtures/site.ts';
import { content, golden, issue, site } from './golden-email.ts';

const browser = await launchedChromium();

afterAll(() => browser?.close());

/** How a text looks: its element's place in the document, its colours, and its size in pixels. */
type Text = { place: number; words: string; color: string; background: string; size: number };

type Target = { place: number; height: number };

/** What a browser computes. It looks at the same elements: those with words of their own that aren't hidden. */
async function inBrowser(html: string, view: View): Promise<{ texts: Text[]; targets: Target[] }> {
  const options = { colorScheme: view.scheme, viewport: { width: view.width, height: 800 } };
  return inContext(browser as Browser, options, async (page) => {
    await page.route('**', (route) => route.abort());
    await page.setContent(html);
    return page.evaluate(() => {
      const all = [...document.querySelectorAll('*')];
      const shown = all.filter((element) => {
        const { width } = element.getBoundingClientRect();
        return document.body.contains(element) && element.checkVisibility() && width > 0;
      });
      const backgroundOf = (element: Element | null): string => {
        if (!element) return 'none';
        const { backgroundColor } = getComputedStyle(element);
        return backgroundColor === 'rgba(0, 0, 0, 0)'
          ? backgroundOf(element.parentElement)
          : backgroundColor;
      };
      const wordsOf = (element: Element) =>
        element instanceof HTMLImageElement
          ? element.alt
          : [...element.childNodes]
              .map((node) => (node.nodeType === Node.TEXT_NODE ? node.nodeValue : ''))
              .join(' ')
              .trim();
      return {
        texts: shown
          .filter((element) => wordsOf(element) !== '')
          .map((element) => {
            const { color, fontSize } = getComputedStyle(element);
            return {
              place: all.indexOf(element),
              words: wordsOf(element),
              color,
              background: backgroundOf(element),
              size: Number.parseFloat(fontSize),
            };
          }),
        targets: shown
          .filter(
            (element) =>
              element.matches('a[href]') && getComputedStyle(element).display === 'inline-block',
          )
          .map((element) => ({
            place: all.indexOf(element),
            height: element.getBoundingClientRect().height,
          })),
      };
    });
  });
}

/** What the checks compute, in the browser's words. */
function computed(html: string, view: View): { texts: Text[]; targets: Target[] } {
  const { page, texts, links } = seen(html, view);
  const all = page.root().find('*').toArray();
  const rgb = (color: { to(space: 'srgb'): { coords: readonly unknown[] } }) =>
    `rgb(${color
      .to('srgb')
      .coords.map((share) => Math.round(Number(share) * 255))
      .join(', ')})`;
  return {
    texts: texts.map(({ element, text, look }) => ({
      place: all.indexOf(element),
      words: text,
      color: rgb(look.color),
      background: rgb(look.background),
      size: look.fontSize,
    })),
    targets: links
      .filter(({ look }) => look.display === 'inline-block')
      .map(({ element, look }) => ({
        place: all.indexOf(element),
        height: look.lineHeight + look.padding,
      })),
  };
}

const withFullLead = await renderedEmail(
  { ...issue, lead: '2026-03-10-a-day-only', leadInFull: true },
  content,
  site,
  urls,
);

/** Everything that decides how a text looks, in the ways that email is written. */
const VARIED = `<!doctype html><html><head><style>
  :root { color-scheme: light dark; }
  p.red { color: #a00; } #one p { color: rgb(0, 90, 0); } p { color: navy !important; }
  .big { font-size: 150%; } td { background: #eee; }
  @media (prefers-color-scheme: dark) { body { background-color: #222; } td { background: #333 !important; } .red { color: hsl(0 80% 80%); } }
  @media only screen and (max-width: 480px) { .narrow { font-size: 22px !important; } }
  @media print { .red { color: #fff !important; } }
</style></head><body style="background: #fafafa; color: #333">
  <p class="red" style="color: green">Important wins over inline</p>
  <div id="one"><h2>By the browser’s own size</h2><span class="red">A class</span> <b style="font-size:1.5em">and a share <small>of it</small></b></div>
  <table bgcolor="#dddddd"><tr><td>A cell</td></tr></table>
  <table bgcolor="#cccccc"><tr><th>An attribute only</th></tr></table>
  <div style="font-size: 20px"><p class="big">In shares</p><a href="https://a.test/">The browser’s own link</a>
  <a href="https://b.test/" class="narrow" style="display:inline-block;padding:3px 0 5px;line-height:2;color:inherit">A narrow one</a></div>
  <div style="display:none"><p>Hidden</p></div>
</body></html>`;

describe.skipIf(!browser)('how an email looks', () => {
  const emails: [string, string][] = [
    ['the golden email', golden.email.html],
    ['an email with its lead in full', withFullLead.email.html],
    ['one with all the ways to colour', VARIED],
  ];
  const cases = emails.flatMap(([name, html]) =>
    VIEWS.map((view): [string, string, number, View, string] => [
      name,
      view.scheme,
      view.width,
      view,
      html,
    ]),
  );

  it.each(cases)('%s, %s at %d px: as a browser computes it', async (_n, _s, _w, view, html) => {
    const ours = computed(html, view);
    const theirs = await inBrowser(html, view);
    if (html !== VARIED) {
      expect(ours.texts.length).toBeGreaterThan(25);
      expect(ours.targets.length).toBeGreaterThan(3);
    }
    expect(ours.targets.map(({ place }) => place)).toEqual(
      theirs.targets.map(({ place }) => place),
    );
    expect(ours.texts).toEqual(theirs.texts);
    for (const [index, { height }] of ours.targets.entries()) {
      // Several lines are higher than the one that a link has at least.
      expect(theirs.targets[index]?.height).toBeGreaterThanOrEqual(height - 0.5);
    }
  });
});

describe('a colour that lets through what is behind it', () => {
  it('is mixed with that', () => {
    const html =
      '<body style="background:#000"><p style="background:rgb(255 255 255 / 50%);color:rgba(0,0,0,0.5)">Grey</p>';
    const [text] = computed(html, VIEWS[0] as View).texts;
    expect(text).toMatchObject({ background: 'rgb(128, 128, 128)', color: 'rgb(64, 64, 64)' });
  });
});
