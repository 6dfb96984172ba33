import './plain-errors.ts';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import type { Job, Run } from './bench-send/run.ts';
import { numberOption } from './newsletter/ways.ts';
import { writePerformanceSection } from './performance-section.ts';

/** More than a live send may have: what grows with the list would show. */
const RECIPIENTS = 10_000;

const { recipients, connections, rounds } = new Command('npm run bench:send')
  .description(
    'Sends the newest issue to a server on this machine, and writes into docs/performance.md how fast.',
  )
  .option('--recipients <n>', 'how many get it', numberOption, RECIPIENTS)
  .option('--connections <n>', 'connections to the server', numberOption, 5)
  .option('--rounds <n>', 'runs of each way, in turn', numberOption, 3)
  .parse()
  .opts<{ recipients: number; connections: number; rounds: number }>();

const server = fork(fileURLToPath(new URL('./bench-send/server.ts', import.meta.url)));
const [port] = await once(server, 'message');

async function measured(way: Job['way']): Promise<Run> {
  const job: Job = { way, port, recipients, connections };
  const child = fork(
    fileURLToPath(new URL('./bench-send/run.ts', import.meta.url)),
    [JSON.stringify(job)],
    { execArgv: ['--expose-gc'] },
  );
  const ended = once(child, 'exit');
  const run = await Promise.race([once(child, 'message').then(([told]) => told), ended]);
  const [code] = await ended;
  if (code !== 0) throw new Error(`A run of ${way} ended with exit code ${code}`);
  console.log(`${way}: ${Math.round(run.perSecond)} a second, ${memoryOf(run).join(', ')} MB`);
  return run;
}

function memoryOf({ memory }: Run): string[] {
  return memory.map(({ rss, used }) => `${rss} (${used})`);
}

function median(runs: readonly Run[]): number {
  const sorted = runs.map(({ perSecond }) => perSecond).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const runs = { bare: [] as Run[], send: [] as Run[] };
for (let round = 0; round < rounds; round += 1) {
  // In turn, so that both meet the same moods of the machine.
  runs.bare.push(await measured('bare'));
  runs.send.push(await measured('send'));
}
server.disconnect();
await rm(join(process.cwd(), '.cache', 'bench-send'), { recursive: true });

const NAMES = { bare: 'nodemailer’s pool and nothing around it', send: '`send`, with its journal' };
const row = (way: Job['way']) =>
  `| ${NAMES[way]} | ${Math.round(median(runs[way]))} | ${runs[way].map(({ perSecond }) => Math.round(perSecond)).join(', ')} |`;
const memoryRow = (run: Run, round: number) => `| ${round + 1} | ${memoryOf(run).join(' | ')} |`;
const command = recipients === RECIPIENTS ? '' : ` -- --recipients ${recipients}`;
const [first] = runs.send;
const readAt = (first?.memory ?? []).map((_, index, all) =>
  Math.round(((index + 1) * recipients) / all.length),
);
const [cpu] = cpus();
const report = `Written by \`npm run bench:send${command}\`: No. ${first?.issue}, a message of ${Math.round((first?.messageBytes ?? 0) / 1000)} KB, to ${recipients} recipients by ${connections} connections, without a rate limit. The server is a process on the same machine that takes everything, the journal is on its disk. ${rounds} runs of each way, in turn, each in a process of its own; the rate is the median.

| | Messages a second | Each run |
|---|---|---|
${row('bare')}
${row('send')}

\`send\` is at ${Math.round((median(runs.send) / median(runs.bare)) * 100)} % of bare nodemailer. The memory of its process in MB after so many messages (RSS, and what is in use after a collection of garbage, which both ways are made to do then):

| Run | ${readAt.join(' | ')} |
|---|${'---|'.repeat(readAt.length)}
${runs.send.map(memoryRow).join('\n')}

Node ${process.versions.node}, ${cpu?.model.trim()} with ${cpus().length} cores and ${Math.round(totalmem() / 2 ** 30)} GB.`;
await writePerformanceSection('Sending', report);
console.log(report);
