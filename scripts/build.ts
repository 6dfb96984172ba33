import './plain-errors.ts';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'astro';
import { Command } from 'commander';
import { checkedContent } from '../src/authoring/checked-content.ts';
import { isPublic, publishedPosts } from '../src/blog/archive.ts';
import type { Issue } from '../src/blog/issue.ts';
import { ContentError } from '../src/blog/problem.ts';
import { hardenSite } from '../src/hardening/hardened-site.ts';
import type { CheckResult } from '../src/newsletter/checks/check.ts';
import { checkResults } from '../src/newsletter/checks/checks.ts';
import { checkSummary } from '../src/newsletter/checks/report.ts';
import { byWeek, pendingPosts } from '../src/newsletter/coverage.ts';
import { filesOf, issueFolder, writeIssueFiles } from '../src/newsletter/issue-output.ts';
import { renderedEmail } from '../src/newsletter/rendered-email.ts';
import { offerPictures } from '../src/pictures/built-pages.ts';
import { writeEmailPictures } from '../src/pictures/email-pictures.ts';
import { writeRedirects } from '../src/redirects/redirect-output.ts';
import { writeSearchIndex } from '../src/search/search-index.ts';
import { site, urls } from '../src/site.config.ts';
import { subsetTypeface } from '../src/typeface/built-pages.ts';
import { asOfOption, now } from './now.ts';

const { asOf } = new Command('npm run build --')
  .description(
    'Builds the site into dist/ and the newest issue’s email into out/newsletter/<week>/.',
  )
  .option('--as-of <date>', 'what counts as now, such as 2026-11-20T09:00', asOfOption)
  .parse()
  .opts<{ asOf?: Temporal.Instant }>();

const root = process.cwd();
const moment = now(asOf);
const content = await checkedContent(root, site, urls);
const newest = byWeek(content.issues).at(-1);
const rendered = newest && (await renderedEmail(newest, content, site, urls));

// Astro lets the environment overrule these constants of Vite's, and a stray DEV=1 changes pages.
for (const name of ['BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR']) delete process.env[name];
process.env.NODE_ENV = 'production';
// astro.config.mjs reads it; the site and the newsletter share one "now".
process.env.SOURCE_DATE_EPOCH = String(Math.floor(moment.epochMilliseconds / 1000));
const next = join(root, '.cache', 'dist');
// Astro keeps rendered Markdown by its text alone; what renders it may have changed since.
await build({ root, outDir: next, logLevel: 'error', force: true });
await offerPictures(next, root, content.pictures, urls);
await writeEmailPictures(next, root, content.pictures, urls);
await subsetTypeface(next, join(root, '.cache', 'typeface'));
await writeSearchIndex(next, publishedPosts(content.posts, moment), site, urls);
const withPage = content.posts.filter((post) => isPublic(post, moment));
const { outside } = await writeRedirects(next, withPage, site, urls);
await hardenSite(next, site, urls);
const results = rendered && (await checkResults(rendered, site, urls, next));
if (newest && results) refuseFailed(newest, results);
await replaceFolder(join(root, 'dist'), next);
if (newest && rendered) await writeIssueFiles(root, newest.week, filesOf(rendered));

const published = publishedPosts(content.posts, moment);
const pending = pendingPosts(
  content.posts,
  content.issues,
  moment.toZonedDateTimeISO(site.timeZone),
);
const unpublished = content.posts.length - published.length;
const rows: [string, string, string][] = [
  [
    'Site',
    'dist/',
    [
      counted(published.length, 'post') +
        (unpublished > 0 ? ` (${unpublished} more not listed)` : ''),
      counted(content.pages.length, 'page'),
      counted(content.issues.filter(({ draft }) => !draft).length, 'issue'),
    ].join(', '),
  ],
  newest
    ? [
        'Newsletter',
        `${issueFolder(newest.week)}/`,
        `No. ${newest.number}, “${newest.subject}”${newest.draft ? ' (draft)' : ''}`,
      ]
    : ['Newsletter', '', 'no issue yet'],
  ...(results
    ? [
        ['', 'npm run newsletter -- check', checkSummary(results)] satisfies [
          string,
          string,
          string,
        ],
      ]
    : []),
  ['', '', ''],
  ['Next', 'npm run preview', 'shows the site'],
  ...(newest
    ? [
        ['', 'npm run newsletter -- build', 'builds the email again after a change'] satisfies [
          string,
          string,
          string,
        ],
      ]
    : []),
  ...(pending.length > 0
    ? [
        [
          '',
          'npm run newsletter',
          `${counted(pending.length, 'post')} waiting for the next issue`,
        ] satisfies [string, string, string],
      ]
    : []),
];
const width = Math.max(...rows.map(([, second]) => second.length));
for (const [first, second, third] of rows) {
  console.log(`  ${first.padEnd(12)}${second.padEnd(width + 3)}${third}`.trimEnd());
}

for (const { alias, file } of outside) {
  console.log(
    `\n  Note: ${alias}, an old address in ${file}, lies outside ${urls.blog()}: only dist/_redirects leads from it.`,
  );
}

/** Ends the build if a check of the email failed. One whose window hasn't ended yet is not judged: its posts may not be on the site. */
function refuseFailed({ file, window }: Issue, results: readonly CheckResult[]): void {
  if (Temporal.Instant.compare(window.to.toInstant(), moment) > 0) return;
  const problems = results.flatMap(({ findings }) =>
    findings
      .filter(({ severity }) => severity === 'fail')
      .map(({ message: reason, fix }) => ({ file, reason, fix })),
  );
  if (problems.length > 0) throw new ContentError(problems);
}

/** Puts a finished folder in the place of another, which stays whole until then. */
async function replaceFolder(folder: string, next: string): Promise<void> {
  const old = `${next}.old`;
  await rm(old, { recursive: true, force: true });
  await rename(folder, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(next, folder);
  await rm(old, { recursive: true, force: true });
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
