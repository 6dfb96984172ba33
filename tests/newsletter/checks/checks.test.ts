import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Change, goldenSite, results, site } from './golden-email.ts';

let folder: string;

beforeAll(async () => {
  folder = await goldenSite('golden-site');
});

const statuses = async (change: Change, where = folder) =>
  Object.fromEntries((await results(change, where)).map(({ check, status }) => [check, status]));

const inBody = (markup: string) => (html: string) => html.replace('</body>', `${markup}</body>`);

/** What breaks one check and no other. */
const BREAKS: [check: string, status: 'failed' | 'warning', what: string, change: Change][] = [
  ['Size', 'failed', 'a very long email', { html: inBody(`<!-- ${'x'.repeat(90_000)} -->`) }],
  ['Size', 'warning', 'a long email', { html: inBody(`<!-- ${'x'.repeat(60_000)} -->`) }],
  [
    'Size',
    'failed',
    'styles that Gmail drops',
    { html: (html) => html.replace('</style>', `${'.none { color: #000; }'.repeat(500)}</style>`) },
  ],
  [
    'Inbox line',
    'warning',
    'a long subject',
    { assembled: { subject: 'A word '.repeat(10).trim() } },
  ],
  [
    'Inbox line',
    'failed',
    'an email that begins with something else',
    {
      html: (html) => html.replace(/(<body[^>]*>)/, '$1<p style="margin:0">Clocks, in chairs.</p>'),
    },
  ],
  [
    'Links',
    'failed',
    'a link to a page that is not there',
    {
      html: (html) => html.replaceAll('/below/archive/', '/below/archives/'),
      text: (text) => text.replaceAll('/below/archive/', '/below/archives/'),
    },
  ],
  [
    'Pictures',
    'failed',
    'a picture without a height',
    { html: (html) => html.replace(/(<img[^>]*) height="\d+"/, '$1') },
  ],
  [
    'Headings',
    'failed',
    'a level left out',
    { html: (html) => html.replaceAll(/(<\/?)h2/g, '$1h3') },
  ],
  [
    'Contrast',
    'failed',
    'grey on grey',
    { html: (html) => html.replaceAll('color:#675c4e', 'color:#998f80') },
  ],
  [
    'Text size',
    'failed',
    'small print',
    {
      html: (html) =>
        html.replaceAll('font-size:16px;line-height:1.5;', 'font-size:12px;line-height:1.5;'),
    },
  ],
  [
    'Targets',
    'failed',
    'a row of links as high as its letters',
    {
      html: (html) =>
        html.replaceAll(/display: inline-block; padding: \d+px 0; line-height: \d+px;/g, ''),
    },
  ],
  [
    'Mail clients',
    'failed',
    'a feature that Word lacks and nobody looked at',
    { html: inBody('<div style="border-radius: 4px"></div>') },
  ],
  [
    'Text part',
    'failed',
    'a stub',
    {
      text: (text) =>
        text.replaceAll(/^[A-Z][a-z]+ [a-z].*$/gm, (line) =>
          line.includes('signed up') ? line : '',
        ),
    },
  ],
  [
    'Footer',
    'failed',
    'no postal address',
    { html: (html) => html.replace('1 Test Street', 'A street') },
  ],
  [
    'Message',
    'failed',
    'a second subject',
    { message: (message) => message.replace('\r\nSubject:', '\r\nSubject: Another\r\nSubject:') },
  ],
  [
    'Leftovers',
    'failed',
    'a tag of a template',
    { html: (html) => html.replace('A day only', 'A {{ day }} only') },
  ],
  [
    'Active content and tracking',
    'failed',
    'a picture of one pixel',
    { html: (html) => html.replace(/(<img[^>]*) width="\d+"/, '$1 width="1"') },
  ],
  [
    'Sender',
    'warning',
    'a sample number',
    { site: { ...site, organisation: { ...site.organisation, phone: '+1 555 0100' } } },
  ],
];

describe('the checks', () => {
  it('find nothing in the golden email', async () => {
    const all = await results({}, folder);
    expect(all.flatMap(({ findings }) => findings)).toEqual([]);
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 'passed'));
    expect(all.every(({ figure }) => figure !== '')).toBe(true);
  });

  it.each(BREAKS)('%s: %s for %s, and nothing else', async (check, status, _, change) => {
    const all = await statuses(change);
    const passed = Object.fromEntries(Object.keys(all).map((name) => [name, 'passed']));
    expect(all).toEqual({ ...passed, [check]: status });
  });

  it('are each broken by one of these', async () => {
    expect([...new Set(BREAKS.map(([check]) => check))]).toEqual(Object.keys(await statuses({})));
  });

  it('only warn of links where the site was never built', async () => {
    const nowhere = join(folder, 'nowhere');
    await rm(nowhere, { recursive: true, force: true });
    const all = await statuses({}, nowhere);
    expect(Object.entries(all).filter(([, status]) => status !== 'passed')).toEqual([
      ['Links', 'warning'],
    ]);
  });
});
