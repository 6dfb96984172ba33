import './plain-errors.ts';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { checkedContent } from '../src/authoring/checked-content.ts';
import { newestFirst } from '../src/blog/archive.ts';
import { byWeek } from '../src/newsletter/coverage.ts';
import { site, urls } from '../src/site.config.ts';
import { launchedChromium } from '../tests/browser/chromium.ts';
import { fileServer } from '../tests/browser/file-server.ts';

const { into } = new Command('npm run screenshots --')
  .description('Photographs every kind of page and the newest email, after npm run build.')
  .option('--into <folder>', 'where the pictures go', 'out/screenshots')
  .parse()
  .opts<{ into: string }>();

const root = process.cwd();
const { posts, issues, comments } = await checkedContent(root, site, urls);
const [newest] = posts.toSorted(newestFirst);
const [withChart, withTrend, withJourney] = ['BarChart', 'Trend', 'Journey'].map((component) =>
  posts.find(({ body }) => body.includes(`<${component} `)),
);
const withTable = posts.find(({ body }) => body.includes('[^1]:'));
const withCover = posts.toSorted(newestFirst).find(({ cover }) => cover);
const sponsored = posts.find(({ sponsor }) => sponsor);
const inSeries = posts.find(({ series }) => series);
const discussed = posts.find(({ id }) =>
  comments.some(({ postId, replyTo }) => postId === id && replyTo),
);
const issue = byWeek(issues).at(-1);

const pages: Record<string, string | undefined> = {
  home: urls.blog(),
  'page-4': urls.blog(4),
  post: withCover && urls.post(withCover),
  'post-chart': withChart && urls.post(withChart),
  'post-trend': withTrend && urls.post(withTrend),
  'post-journey': withJourney && urls.post(withJourney),
  'post-table': withTable && urls.post(withTable),
  'post-sponsored': sponsored && urls.post(sponsored),
  'post-series': inSeries && urls.post(inSeries),
  'post-comments': discussed && urls.post(discussed),
  month: newest && urls.month(newest.date),
  year: newest && urls.year(newest.date.year),
  archive: urls.archive(),
  topics: urls.topics(),
  topic: urls.topic(Object.keys(site.topics)[3] ?? ''),
  newsletter: urls.newsletter(),
  issue: issue && urls.issue(issue.week),
  follow: urls.follow(),
  search: urls.search(),
  contact: urls.page('contact-us'),
  404: urls.destination('nowhere/'),
};

const browser = await launchedChromium();
if (!browser) {
  console.error(
    'There is no Chrome or Chromium here.\nFix: install one, or set CHROME_PATH to it.',
  );
  process.exit(1);
}
const server = await fileServer(join(root, 'dist'), urls.blog());
await mkdir(into, { recursive: true });
for (const width of [360, 768, 1280]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    const photograph = async (name: string, address: string) => {
      await page.goto(address, { waitUntil: 'load' });
      await page.screenshot({
        path: join(into, `${name}-${width}-${colorScheme}.png`),
        fullPage: true,
      });
    };
    for (const [name, path] of Object.entries(pages)) {
      if (path) await photograph(name, new URL(path, server.url).href);
    }
    for (const week of await readdir(join(root, 'out/newsletter'))) {
      // The email's pictures are on the site, which is not there yet: this folder's stand in.
      await page.route(`${new URL(site.url).origin}/**`, (route) =>
        route.fulfill({
          path: join(
            root,
            'dist',
            new URL(route.request().url()).pathname.slice(urls.blog().length),
          ),
        }),
      );
      await photograph(
        `email-${week}`,
        pathToFileURL(join(root, 'out/newsletter', week, 'email.html')).href,
      );
    }
    await context.close();
  }
}
server.close();
await browser.close();
console.log(`Photographed into ${into}/: ${(await readdir(into)).length} pictures.`);
