import { glob, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROJECT } from '../project-copy.ts';

/** Rooms of the house, the more particular ones first, and which others each may import. */
const ROOMS: [room: string, mayImport: readonly string[]][] = [
  ['src/env.d.ts', []],
  ['src/site.config.ts', ['src/blog']],
  ['src/content.config.ts', ['src/blog', 'src/site.config.ts', 'src/sources']],
  ['src/blog', []],
  ['src/sources', ['src/blog', 'src/site.config.ts']],
  ['src/covers', ['src/blog', 'src/styles/tokens.ts']],
  ['src/portable', ['src/blog']],
  ['src/feeds', ['src/blog', 'src/portable', 'src/newsletter/assembled-issue.ts']],
  ['src/newsletter', ['src/blog', 'src/covers', 'src/portable', 'src/styles/tokens.ts']],
  ['src/pictures', ['src/blog']],
  ['src/redirects', ['src/blog']],
  ['src/hardening', ['src/blog']],
  ['src/authoring', ['src/blog', 'src/sources', 'src/portable']],
  ['src/search', ['src/blog']],
  ['src/styles', []],
  ['src/typeface', []],
  ['src/components', SITE()],
  ['src/layouts', SITE()],
  ['src/pages', SITE()],
  ['scripts', ['src', 'tests/browser']],
  ['tests', ['src']],
  ['astro.config.mjs', ['src']],
  ['vitest.config.ts', []],
];

/** What the pages are made from: everything but how authors are helped and how issues leave. */
function SITE(): string[] {
  return [
    'src/blog',
    'src/site.config.ts',
    'src/sources',
    'src/portable',
    'src/covers',
    'src/feeds',
    'src/newsletter',
    'src/search',
    'src/styles',
    'src/typeface',
    'src/components',
    'src/layouts',
  ];
}

/** Packages that belong in few places. */
const KEPT_IN: [name: RegExp, places: readonly string[]][] = [
  [/^mjml$/, ['src/newsletter/mjml.ts']],
  [
    /^nodemailer$/,
    ['src/newsletter/message.ts', 'src/newsletter/delivery/', 'scripts/bench-send/', 'tests/'],
  ],
  [/^liquidjs$/, ['src/newsletter/templates.ts']],
  [/^astro:content$/, ['src/sources/astro.ts', 'src/content.config.ts']],
  [
    /^cheerio$/,
    [
      'src/hardening/',
      'src/pictures/page-pictures.ts',
      'src/newsletter/checks/',
      'src/newsletter/preview/',
      'tests/hardening/',
      'tests/newsletter/checks/',
      'tests/newsletter/preview/',
    ],
  ],
  [/^postcss$/, ['src/hardening/', 'src/newsletter/checks/', 'tests/']],
  [/^postcss-selector-parser$/, ['src/hardening/short-classes.ts']],
  [/^magic-string$/, ['src/hardening/hardened-page.ts', 'src/pictures/page-pictures.ts']],
  [/^commander$/, ['scripts/']],
  [/^cli-progress$/, ['scripts/newsletter/progress.ts']],
  [/^csv-parse/, ['src/newsletter/delivery/recipients.ts']],
  [/^node:sqlite$/, ['src/newsletter/delivery/lock.ts']],
  [/^pagefind$/, ['src/search/search-index.ts']],
  [
    /^postal-mime$/,
    ['src/authoring/comment-message.ts', 'src/newsletter/checks/message-format.ts', 'tests/'],
  ],
  [/^caniemail$/, ['src/newsletter/checks/clients.ts']],
  [/^juice$/, ['src/newsletter/checks/applied-styles.ts']],
  [/^colorjs\.io$/, ['src/newsletter/checks/']],
  [/^subset-font$/, ['src/typeface/subset.ts']],
  [/^sirv$/, ['src/newsletter/preview/live-server.ts']],
  [/^string-width$/, ['src/newsletter/inboxes.ts']],
  [/^satori$/, ['src/covers/card.ts']],
  [/^@resvg\/resvg-js$/, ['src/covers/png.ts']],
];

/** What the domain may import from outside: a schema library, and parsers without effects. */
const PURE = [
  'zod',
  'mdast',
  'mdast-util-to-string',
  'remark-gfm',
  'remark-mdx',
  'remark-parse',
  'remark-smartypants',
  'schema-dts',
  'unified',
];

/** Where time is read, and the environment with it. */
const READS_THE_WORLD = ['scripts/', 'astro.config.mjs', 'tests/'];

/** The clock, the environment and chance, as code asks for them. */
const THE_WORLD =
  /Temporal\.Now|Date\.now\(|new Date\(\)|performance\.now|process\.(env|argv)|import\.meta\.env|Math\.random|randomUUID|randomBytes/;

const BUILT_IN = /^node:/;

type Source = { file: string; text: string; imports: string[] };

let sources: Source[];

beforeAll(async () => {
  sources = [];
  const files = glob(['src/**/*.{ts,astro}', 'scripts/**/*.ts', 'tests/**/*.ts', '*.{ts,mjs}'], {
    cwd: PROJECT,
  });
  for await (const file of files) {
    const text = await readFile(join(PROJECT, file), 'utf8');
    const code = file.endsWith('.astro') ? (/^---\n([\s\S]*?)^---$/m.exec(text)?.[1] ?? '') : text;
    const imports = ts
      .preProcessFile(code, true, true)
      .importedFiles.map(({ fileName }) =>
        fileName.startsWith('.') ? normalize(join(dirname(file), fileName)) : fileName,
      );
    sources.push({ file, text, imports });
  }
});

function isIn(file: string, place: string): boolean {
  return file === place || file.startsWith(place.endsWith('/') ? place : `${place}/`);
}

function roomOf(file: string) {
  return ROOMS.find(([room]) => isIn(file, room));
}

/** Each import of each file that a rule forbids, as `file -> import`. */
function offences(forbids: (file: string, imported: string) => boolean): string[] {
  return sources.flatMap(({ file, imports }) =>
    imports
      .filter((imported) => forbids(file, imported))
      .map((imported) => `${file} -> ${imported}`),
  );
}

const isOurs = (imported: string) => /^(src|scripts|tests)\//.test(imported);

describe('the layout of the house', () => {
  it('is read whole', () => {
    expect(sources.length).toBeGreaterThan(80);
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(200);
  });

  it('gives every file a room', () => {
    expect(sources.filter(({ file }) => !roomOf(file)).map(({ file }) => file)).toEqual([]);
  });

  it('lets a room import only what it may', () => {
    expect(
      offences((file, imported) => {
        if (!isOurs(imported)) return false;
        const [room, mayImport] = roomOf(file) ?? ['', []];
        return ![room, ...mayImport].some((place) => isIn(imported, place));
      }),
    ).toEqual([]);
  });

  it('lets nothing import a command, but commands', () => {
    expect(
      offences((file, imported) => isIn(imported, 'scripts') && !isIn(file, 'scripts')),
    ).toEqual([]);
  });

  it('keeps the domain pure', () => {
    expect(
      offences(
        (file, imported) => isIn(file, 'src/blog') && !isOurs(imported) && !PURE.includes(imported),
      ),
    ).toEqual([]);
  });

  it('keeps feeds and portable HTML away from the disk', () => {
    expect(
      offences(
        (file, imported) =>
          (isIn(file, 'src/feeds') || isIn(file, 'src/portable')) &&
          BUILT_IN.test(imported) &&
          imported !== 'node:stream',
      ),
    ).toEqual([]);
  });

  it.each(KEPT_IN)('keeps %s where it belongs', (name, places) => {
    const users = sources.filter(({ imports }) => imports.some((imported) => name.test(imported)));
    expect(users.length).toBeGreaterThan(0);
    expect(
      users
        .filter(({ file }) => !places.some((place) => isIn(file, place)))
        .map(({ file }) => file),
    ).toEqual([]);
  });

  it('reads the clock, the environment and chance at the edges only', () => {
    expect(
      sources
        .filter(
          ({ file, text }) =>
            THE_WORLD.test(text) && !READS_THE_WORLD.some((place) => isIn(file, place)),
        )
        .map(({ file }) => file),
    ).toEqual([]);
  });

  it('has no room for odds and ends', () => {
    expect(
      sources.filter(({ file }) =>
        /(^|\/)(utils?|helpers?|common|misc|shared|lib)[./]/i.test(file),
      ),
    ).toEqual([]);
  });

  it('makes addresses in one file', () => {
    // A path of the site in quotes: "/topics/…", `/weekly-insights/…`.
    const path =
      /['"`]\/(page|topics|series|authors|archive|weekly-insights|pictures|cards|covers|comments|rss|sitemap)\b/;
    expect(
      sources
        .filter(({ file, text }) => isIn(file, 'src') && path.test(text))
        .map(({ file }) => file),
    ).toEqual(['src/blog/urls.ts']);
  });

  it('names the kind of file in every route that is no page', () => {
    // Else Astro's dev server wants a slash behind it, and the file is missing while an author writes.
    const routes = sources
      .map(({ file }) => file)
      .filter((file) => /^src\/pages\/.*\.ts$/.test(file));
    expect(routes.length).toBeGreaterThan(8);
    expect(routes.filter((file) => !/\/_[^/]+$/.test(file) && !/\.[a-z]+\.ts$/.test(file))).toEqual(
      [],
    );
  });

  it('sends requests from one file', () => {
    expect(
      sources
        .filter(({ file, text }) => /\bfetch\(/.test(text) && isIn(file, 'src'))
        .map(({ file }) => file),
    ).toEqual(['src/newsletter/delivery/list-manager-api.ts']);
  });

  it('formats dates in one file', () => {
    expect(
      sources
        .filter(
          ({ file, text }) =>
            /toLocale(Date|Time)?String|Intl\.DateTimeFormat/.test(text) && isIn(file, 'src'),
        )
        .map(({ file }) => file),
    ).toEqual(['src/blog/dates.ts']);
  });
});
