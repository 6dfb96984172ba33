import { rehypeHeadingIds, unified } from '@astrojs/markdown-remark';
import { satteri, satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import remarkGfm from 'remark-gfm';
import { TYPOGRAPHY } from './src/blog/typography.ts';
import { rehypeAuthorComponents } from './src/portable/author-components.ts';
import { rehypeCellAlignment } from './src/portable/cell-alignment.ts';
import { rehypeDestinations } from './src/portable/links.ts';
import { siteDestinations } from './src/portable/portable-html.ts';
import { rehypeReadingAids } from './src/portable/reading-aids.ts';
import { satteriPlugins, satteriReadingAids } from './src/portable/satteri.ts';
import { site, urls } from './src/site.config.ts';

const { SOURCE_DATE_EPOCH } = process.env;

/** The one "now" of a build, which decides what is published: reproducible-builds.org's variable, else the clock. */
const now = SOURCE_DATE_EPOCH
  ? Temporal.Instant.fromEpochMilliseconds(Number(SOURCE_DATE_EPOCH) * 1000)
  : Temporal.Now.instant();

/** Where authors' links and pictures lead; the build offers the pictures in lighter formats afterwards. */
const destinations = siteDestinations(urls);

export default defineConfig({
  site: new URL(site.url).origin,
  base: new URL(site.url).pathname,
  trailingSlash: 'always',
  cacheDir: './.cache/astro',
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'always' },
  markdown: {
    syntaxHighlight: false,
    processor: satteri({
      hastPlugins: [...satteriPlugins(destinations), satteriHeadingIdsPlugin(), satteriReadingAids],
    }),
  },
  integrations: [
    constants(),
    mdx({
      processor: unified({
        gfm: false,
        smartypants: TYPOGRAPHY,
        remarkPlugins: [remarkGfm],
        rehypePlugins: [
          rehypeAuthorComponents,
          rehypeCellAlignment,
          [rehypeDestinations, destinations],
          rehypeHeadingIds,
          rehypeReadingAids,
        ],
      }),
    }),
  ],
  experimental: { contentIntellisense: true },
});

/** Tells the pages the time, and whether an author is writing: then drafts and scheduled posts are shown. */
function constants() {
  return {
    name: 'constants',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        updateConfig({
          vite: {
            // The search page's program stays a file: inlined, its import of Pagefind breaks.
            build: { assetsInlineLimit: 0 },
            define: {
              __NOW__: JSON.stringify(now.toString()),
              __AUTHORING__: JSON.stringify(command === 'dev'),
            },
          },
        });
      },
    },
  };
}
