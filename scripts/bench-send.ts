import './plain-errors.ts';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { createTransport } from 'nodemailer';
import { checkedContent } from '../src/authoring/checked-content.ts';
import type { Recipient } from '../src/newsletter/delivery/recipients.ts';
import { renderedIssue } from '../src/newsletter/delivery/rendered-issue.ts';
import { smtpList } from '../src/newsletter/delivery/smtp-list.ts';
import { smtpSettings } from '../src/newsletter/delivery/smtp-settings.ts';
import { messagesOf } from '../src/newsletter/delivery/smtp-test.ts';
import { NOBODY } from '../src/newsletter/delivery/suppression.ts';
import { site, urls } from '../src/site.config.ts';
import { namedIssue } from './newsletter/build.ts';
import { numberOption } from './newsletter/ways.ts';
import { writePerformanceSection } from './performance-section.ts';

const { recipients: count, connections } = new Command('npm run bench:send')
  .description(
    'Sends the newest issue to a server on this machine, and writes into docs/performance.md how fast.',
  )
  .option('--recipients <n>', 'how many get it', numberOption, 2000)
  .option('--connections <n>', 'connections to the server', numberOption, 5)
  .parse()
  .opts<{ recipients: number; connections: number }>();

/** Each way is measured so often, in turn, so that both meet the same moods of the machine. */
const ROUNDS = 3;

/** Sent before anything is measured, so that all is compiled. */
const WARM_UP = 300;

/** How often in a run memory is read. */
const READINGS = 10;

/** What a run came to. */
type Run = { perSecond: number; memory: number[] };

const root = process.cwd();
const folder = join(root, '.cache', 'bench-send');
const content = await checkedContent(root, site, urls);
const issue = await renderedIssue(namedIssue(content, undefined), content, site, urls);

const server = fork(fileURLToPath(new URL('./bench-send/server.ts', import.meta.url)));
const [port] = await once(server, 'message');
const settings = await smtpSettings({ NEWSLETTER_SMTP_URL: `smtp://127.0.0.1:${port}` });

/** The loop of a send: journal on the disk, suppression list, courier. */
async function delivered(recipients: readonly Recipient[]): Promise<Run> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const readings = memoryReadings(recipients.length);
  const delivery = smtpList(
    {
      list: { recipients: [...recipients], bad: [], repeated: [], charset: 'utf-8' },
      suppression: NOBODY,
      journal: join(folder, 'journal.jsonl'),
      settings,
      perMinute: Number.POSITIVE_INFINITY,
      connections,
      skipBad: false,
      retryUncertain: false,
      now: () => Temporal.Now.instant(),
      progress: { at: readings.told, end() {} },
    },
    site,
    urls,
  );
  const began = performance.now();
  const { complete } = await delivery.deliver(issue, console.error);
  const perSecond = rate(recipients.length, began);
  if (!complete) throw new Error('Not everybody got it: this is no measurement');
  return { perSecond, memory: readings.memory };
}

/** nodemailer's pool with the same messages and nothing around it. */
async function bare(recipients: readonly Recipient[]): Promise<Run> {
  const messageTo = messagesOf(issue, site, urls, false);
  const readings = memoryReadings(recipients.length);
  const pool = createTransport({
    pool: true,
    host: settings.host,
    port: settings.port,
    ignoreTLS: true,
    maxConnections: connections,
  });
  const queue = recipients.values();
  let done = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (const recipient of queue) {
        await pool.sendMail(messageTo(recipient));
        done += 1;
        readings.told(done);
      }
    }),
  );
  const perSecond = rate(recipients.length, began);
  pool.close();
  return { perSecond, memory: readings.memory };
}

function rate(messages: number, began: number): number {
  return (messages * 1000) / (performance.now() - began);
}

/** The process's memory in MB, read at each tenth of the way. */
function memoryReadings(total: number) {
  const memory: number[] = [];
  return {
    memory,
    told(done: number) {
      if (done >= ((memory.length + 1) * total) / READINGS) {
        memory.push(Math.round(process.memoryUsage.rss() / 1e6));
      }
    },
  };
}

function people(length: number): Recipient[] {
  return Array.from({ length }, (_, index) => ({ address: `r${index}@people.test`, name: 'Ann' }));
}

function median(runs: readonly Run[]): number {
  const sorted = runs.map(({ perSecond }) => perSecond).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

await bare(people(WARM_UP));
await delivered(people(WARM_UP));
const runs = { bare: [] as Run[], delivered: [] as Run[] };
for (let round = 0; round < ROUNDS; round += 1) {
  runs.bare.push(await bare(people(count)));
  runs.delivered.push(await delivered(people(count)));
}
server.disconnect();
await rm(folder, { recursive: true });

const row = (name: string, some: readonly Run[]) =>
  `| ${name} | ${Math.round(median(some))} | ${some.map(({ perSecond }) => Math.round(perSecond)).join(', ')} | ${some.map(({ memory }) => `${memory[0]} → ${memory.at(-1)}`).join(', ')} |`;
const [cpu] = cpus();
const share = Math.round((median(runs.delivered) / median(runs.bare)) * 100);
const report = `Written by \`npm run bench:send${count === 2000 ? '' : ` -- --recipients ${count}`}\`: No. ${issue.issue.number}, a message of ${Math.round(issue.message.length / 1000)} KB, to ${count} recipients by ${connections} connections, without a rate limit. The server is a process on the same machine that takes everything, the journal is on its disk. ${ROUNDS} runs of each, in turn; the rate is the median.

| | Messages a second | Each run | Memory in MB, after a tenth → at the end |
|---|---|---|---|
${row('nodemailer’s pool and nothing around it', runs.bare)}
${row('`send`, with its journal', runs.delivered)}

\`send\` is at ${share} % of bare nodemailer. Node ${process.versions.node}, ${cpu?.model.trim()} with ${cpus().length} cores and ${Math.round(totalmem() / 2 ** 30)} GB.`;
await writePerformanceSection('Sending', report);
console.log(report);
