import './plain-errors.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { Readable } from 'node:stream';
import { Command } from 'commander';
import { writeArchive } from './bench-issue/archive.ts';
import { numberOption } from './newsletter/ways.ts';
import { writePerformanceSection } from './performance-section.ts';

const { runs: rounds } = new Command('npm run bench:issue')
  .description(
    'Builds one issue from a small and from a large archive, and writes into docs/performance.md how long it takes.',
  )
  .option('--runs <n>', 'how often each is built', numberOption, 7)
  .parse()
  .opts<{ runs: number }>();

/** How many posts the archives have. */
const SIZES = [50, 5000] as const;

/** What a large archive may cost: times the small one's time, and megabytes. */
const LIMITS = { times: 2.5, memory: 300 } as const;

/** What building an issue took. */
type Run = { seconds: number; memory: number };

const root = process.cwd();
const folder = join(root, '.cache', 'bench-issue');
const memoryHook = pathToFileURL(join(root, 'scripts', 'bench-issue', 'memory.ts')).href;

/** The command as an editor runs it, from its start to its end. */
async function built(project: string): Promise<Run> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', memoryHook, join('scripts', 'newsletter.ts'), 'build'],
    { cwd: project, stdio: ['ignore', 'pipe', 'inherit', 'pipe'] },
  );
  const [[code], kilobytes] = await Promise.all([
    once(child, 'exit'),
    text(child.stdio[3] as Readable),
  ]);
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0) throw new Error(`The build of ${project} failed: this is no measurement`);
  return { seconds, memory: (Number(kilobytes) * 1024) / 1e6 };
}

const archives = SIZES.map((size) => ({
  size,
  project: join(folder, String(size)),
  runs: [] as Run[],
}));
for (const { project, size } of archives) {
  await writeArchive(root, project, size);
  // Once before anything is measured, so that the machine has read the files.
  await built(project);
}
for (let round = 0; round < rounds; round += 1) {
  for (const { project, runs } of archives) {
    const run = await built(project);
    console.log(project, run);
    runs.push(run);
  }
}
