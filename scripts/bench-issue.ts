import './plain-errors.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Command, InvalidArgumentError } from 'commander';
import { writeArchive } from './bench-issue/archive.ts';
import { writePerformanceSection } from './performance-section.ts';

const { runs: rounds } = new Command('npm run bench:issue')
  .description(
    'Builds one issue from a small and from a large archive, and writes into docs/performance.md how long it takes.',
  )
  .option('--runs <n>', 'how often each is built', timesOption, 7)
  .parse()
  .opts<{ runs: number }>();

/** How many posts the archives have. */
const SIZES = [50, 5000] as const;

/** What a large archive may cost: times the small one's time, and megabytes. */
const LIMITS = { times: 2.5, memory: 300 } as const;

/** Loaded before the command: tells by file descriptor 3 the most memory that it took, in KB. */
const MEMORY_HOOK = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));",
)}`;

/** What building an issue took. */
type Run = { seconds: number; memory: number };

const root = process.cwd();
const folder = join(root, '.cache', 'bench-issue');

/** Reads the value of `--runs`. */
function timesOption(value: string): number {
  if (/^[1-9]\d*$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It must be a whole number from 1.');
}

/** What `npm run newsletter` gives to Node, the command's own file last. */
async function newsletterScript(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const [node, ...rest] = scripts.newsletter.split(' ');
  if (node !== 'node') throw new Error('npm run newsletter does not run Node');
  return rest;
}

const newsletter = await newsletterScript();

/** The command as an editor runs it, from its start to its end. */
async function built(project: string): Promise<Run> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', MEMORY_HOOK, ...newsletter, 'build'], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const [[code], kilobytes] = await Promise.all([
    once(child, 'exit'),
    text(child.stdio[3] as Readable),
  ]);
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0) throw new Error(`The build of ${project} failed: this is no measurement`);
  return { seconds, memory: (Number(kilobytes) * 1024) / 1e6 };
}

/** The one in the middle, or the mean of the two there. */
function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((one, other) => one - other);
  const middle = [(sorted.length - 1) >> 1, sorted.length >> 1].map((index) => sorted[index] ?? 0);
  return middle.reduce((sum, figure) => sum + figure) / middle.length;
}

const archives = SIZES.map((size) => ({
  size,
  project: join(folder, String(size)),
  runs: [] as Run[],
}));
for (const { project, size } of archives) {
  await writeArchive(root, project, size);
  // Once before anything is measured, so that the machine has the files in memory.
  await built(project);
}
for (let round = 0; round < rounds; round += 1) {
  // In turn, so that both meet the same moods of the machine.
  for (const { project, runs } of archives) runs.push(await built(project));
}
await rm(folder, { recursive: true });

const results = archives.map(({ size, runs }) => ({
  size,
  runs,
  seconds: median(runs.map(({ seconds }) => seconds)),
  memory: Math.max(...runs.map(({ memory }) => memory)),
}));
const row = ({ size, runs, seconds, memory }: (typeof results)[number]) =>
  `| ${size} | ${seconds.toFixed(2)} s | ${runs.map((run) => run.seconds.toFixed(2)).join(', ')} | ${Math.round(memory)} MB |`;
const [small, large] = results;
if (!small || !large) throw new Error('There is nothing to compare');
const times = large.seconds / small.seconds;
const [cpu] = cpus();
const report = `Written by \`npm run bench:issue\`: the whole command \`npm run newsletter -- build\`, from the start of its process to its end, in two projects that differ in the age of their archive only. Posts have about 600 words each, one in twenty is MDX, and the newest 50, with ten issues of them, are the same in both; the issue that is built has five stories. ${rounds} runs of each, in turn; the time is the median, the memory the most that any of the runs took (the process's peak resident set, 1 MB being 1,000,000 bytes).

| Posts | Time | Each run, in seconds | Memory |
|---|---|---|---|
${results.map(row).join('\n')}

With ${large.size} posts it takes ${times.toFixed(2)} times as long as with ${small.size}; at most ${LIMITS.times} times and ${LIMITS.memory} MB are wanted. Node ${process.versions.node}, ${cpu?.model.trim()} with ${cpus().length} cores and ${Math.round(totalmem() / 2 ** 30)} GB.`;
await writePerformanceSection('Building an issue', report);
console.log(report);
if (times > LIMITS.times || large.memory >= LIMITS.memory) {
  console.error('\nThat is over the limit.');
  process.exitCode = 1;
}
