import './plain-errors.ts';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import lighthouse from 'lighthouse';
import { checkedContent } from '../src/authoring/checked-content.ts';
import { publishedPosts } from '../src/blog/archive.ts';
import { byWeek } from '../src/newsletter/coverage.ts';
import { site, urls } from '../src/site.config.ts';
import { launchedChromium } from '../tests/browser/chromium.ts';
import { fileServer } from '../tests/browser/file-server.ts';
import { now } from './now.ts';
import { writePerformanceOpening } from './performance-section.ts';

new Command('npm run lighthouse')
  .description(
    'Runs Lighthouse on pages of dist/ as a phone, and writes the beginning of docs/performance.md.',
  )
  .parse();

/** Where the browser listens for Lighthouse. */
const PORT = 9333;

const root = process.cwd();
const { posts, issues } = await checkedContent(root, site, urls);
const withCover = publishedPosts(posts, now(undefined)).find(({ cover }) => cover);
const issue = byWeek(issues).findLast(({ draft }) => !draft);
const pages: [name: string, path: string][] = [
  ['Home', urls.blog()],
  ...(withCover ? [['Post with a cover', urls.post(withCover)] satisfies [string, string]] : []),
  ['Archive', urls.archive()],
  ...(issue ? [['Issue', urls.issue(issue.week)] satisfies [string, string]] : []),
  ['Search', urls.search()],
];

const browser = await launchedChromium([`--remote-debugging-port=${PORT}`]);
if (!browser) {
  console.error(
    'There is no Chrome or Chromium here.\nFix: install one, or set CHROME_PATH to it.',
  );
  process.exit(1);
}
const server = await fileServer(join(root, 'dist'), urls.blog());
const rows: string[] = [];
const faults: string[] = [];
for (const [name, path] of pages) {
  const result = await lighthouse(new URL(path, server.url).href, { port: PORT, output: 'json' });
  if (!result) throw new Error(`Lighthouse has no result for ${path}`);
  const { categories, audits } = result.lhr;
  const scores = ['performance', 'accessibility', 'best-practices', 'seo'].map((id) =>
    Math.round((categories[id]?.score ?? 0) * 100),
  );
  const seen = (id: string) => audits[id]?.displayValue ?? '';
  rows.push(
    `| ${[name, ...scores, seen('first-contentful-paint'), seen('largest-contentful-paint'), seen('total-blocking-time'), seen('cumulative-layout-shift')].join(' | ')} |`,
  );
  for (const category of Object.values(categories)) {
    for (const { id, weight } of category.auditRefs) {
      const { score, title } = audits[id] ?? {};
      if (weight > 0 && typeof score === 'number' && score < 0.9) {
        faults.push(`- ${name}, ${category.title}: ${title}`);
      }
    }
  }
}
server.close();
await browser.close();

const version = (file: string): string =>
  (JSON.parse(readFileSync(join(root, file), 'utf8')) as { version: string }).version;
const [cpu] = cpus();
const report = `# Performance

Written by \`npm run lighthouse\`, after \`npm run build\`. What \`npm test\` checks (weight, layout shift, accessibility) has no times in it; these figures have, so they belong to a machine.

Lighthouse ${version('node_modules/lighthouse/package.json')}, mobile with its simulated slow 4G and a CPU slowed down four times, Chromium ${browser.version()}, on ${cpu?.model.trim()} with ${cpus().length} cores and ${Math.round(totalmem() / 2 ** 30)} GB; \`dist/\` from a server on the same machine, without compression.

| Page | Performance | Accessibility | Best practices | SEO | First paint | Largest paint | Blocked | Layout shift |
|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}

${faults.length > 0 ? `What costs points:\n\n${faults.join('\n')}` : 'No audit costs points.'}
`;
await writePerformanceOpening(report);
console.log(report);
