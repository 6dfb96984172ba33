import './plain-errors.ts';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'astro';
import { Command } from 'commander';
import { checkedContent } from '../src/authoring/checked-content.ts';
import { publishedPosts } from '../src/blog/archive.ts';
import { byWeek, pendingPosts } from '../src/newsletter/coverage.ts';
import { issueFiles, issueFolder, writeIssueFiles } from '../src/newsletter/issue-output.ts';
import { site, urls } from '../src/site.config.ts';
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
const files = newest && (await issueFiles(newest, content, site, urls));

// Astro lets the environment overrule these constants of Vite's, and a stray DEV=1 changes pages.
for (const name of ['BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR']) delete process.env[name];
process.env.NODE_ENV = 'production';
// astro.config.mjs reads it; the site and the newsletter share one "now".
process.env.SOURCE_DATE_EPOCH = String(Math.floor(moment.epochMilliseconds / 1000));
const next = join(root, '.cache', 'dist');
await build({ root, outDir: next, logLevel: 'error' });
await replaceFolder(join(root, 'dist'), next);
if (newest && files) await writeIssueFiles(root, newest.week, files);

const published = publishedPosts(content.posts, moment);
const pending = pendingPosts(
  content.posts,
  content.issues,
  moment.toZonedDateTimeISO(site.timeZone),
);
const unpublished = content.posts.length - published.length;
console.log(
  [
    '',
    `  Site        dist/                        ${counted(published.length, 'post')}, ${counted(content.pages.length, 'page')}, ${counted(content.issues.filter(({ draft }) => !draft).length, 'issue')}${unpublished > 0 ? ` (${unpublished} more: draft, scheduled or unlisted)` : ''}`,
    newest
      ? `  Newsletter  ${issueFolder(newest.week)}/   No. ${newest.number}, "${newest.subject}"${newest.draft ? ' (draft)' : ''}`
      : '  Newsletter  no issue yet: npm run newsletter writes the first',
    '',
    '  Next: npm run preview        to see the site',
    ...(newest
      ? [`        open ${join(issueFolder(newest.week), 'email.html')}   to see the email`]
      : []),
    ...(pending.length > 0
      ? [
          `        npm run newsletter     ${counted(pending.length, 'post')} waiting for the next issue`,
        ]
      : []),
    '',
  ].join('\n'),
);

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
