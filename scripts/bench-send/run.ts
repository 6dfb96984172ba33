/* One run of the bench, in a process of its own as a send is: says how fast it was, and its memory. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { checkedContent } from '../../src/authoring/checked-content.ts';
import type { Recipient } from '../../src/newsletter/delivery/recipients.ts';
import { renderedIssue } from '../../src/newsletter/delivery/rendered-issue.ts';
import { smtpList } from '../../src/newsletter/delivery/smtp-list.ts';
import { smtpSettings } from '../../src/newsletter/delivery/smtp-settings.ts';
import { messagesOf } from '../../src/newsletter/delivery/smtp-test.ts';
import { NOBODY } from '../../src/newsletter/delivery/suppression.ts';
import { site, urls } from '../../src/site.config.ts';
import { namedIssue } from '../newsletter/build.ts';

/** What a run is told. */
export type Job = {
  way: 'bare' | 'send';
  port: number;
  recipients: number;
  connections: number;
};

/** What it came to. */
export type Run = {
  perSecond: number;
  /**
   * The memory in MB at each fifth of the way: what the process has (RSS), then what is in use after
   * a collection of garbage. Without one, RSS tells when V8 cleans up, not what is kept.
   */
  memory: { rss: number; used: number }[];
  issue: number;
  messageBytes: number;
};

/** Sent before anything is measured, so that all is compiled. */
const WARM_UP = 300;

/** How often in a run memory is read. */
const READINGS = 5;

const { way, port, recipients, connections } = JSON.parse(process.argv[2] ?? '') as Job;
const root = process.cwd();
const folder = join(root, '.cache', 'bench-send');
const content = await checkedContent(root, site, urls);
const issue = await renderedIssue(namedIssue(content, undefined), content, site, urls);
const settings = await smtpSettings({ NEWSLETTER_SMTP_URL: `smtp://127.0.0.1:${port}` });

type Send = (recipients: readonly Recipient[], told: (done: number) => void) => Promise<void>;

/** What `send` does: journal on the disk, suppression list, courier. */
const delivered: Send = async (people, told) => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const delivery = smtpList(
    {
      list: { recipients: [...people], bad: [], repeated: [], charset: 'utf-8' },
      suppression: NOBODY,
      journal: join(folder, 'journal.jsonl'),
      settings,
      perMinute: Number.POSITIVE_INFINITY,
      connections,
      skipBad: false,
      retryUncertain: false,
      now: () => Temporal.Now.instant(),
      progress: { at: told, end() {} },
    },
    site,
    urls,
  );
  const { complete } = await delivery.deliver(issue, console.error);
  if (!complete) throw new Error('Not everybody got it: this is no measurement');
};

/** nodemailer's pool with the same messages and nothing around it. */
const bare: Send = async (people, told) => {
  const messageTo = messagesOf(issue, site, urls, false);
  const pool = createTransport({
    pool: true,
    host: settings.host,
    port: settings.port,
    ignoreTLS: true,
    maxConnections: connections,
  });
  const queue = people.values();
  let done = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (const recipient of queue) {
        await pool.sendMail(messageTo(recipient));
        done += 1;
        told(done);
      }
    }),
  );
  pool.close();
};

function people(length: number): Recipient[] {
  return Array.from({ length }, (_, index) => ({ address: `r${index}@people.test`, name: 'Ann' }));
}

const send = way === 'bare' ? bare : delivered;
await send(people(WARM_UP), () => {});
const memory: Run['memory'] = [];
const list = people(recipients);
const began = performance.now();
await send(list, (done) => {
  if (done >= ((memory.length + 1) * recipients) / READINGS) {
    const rss = Math.round(process.memoryUsage.rss() / 1e6);
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    memory.push({ rss, used: Math.round((heapUsed + external) / 1e6) });
  }
});
const run: Run = {
  perSecond: (recipients * 1000) / (performance.now() - began),
  memory,
  issue: issue.issue.number,
  messageBytes: issue.message.length,
};
process.send?.(run, () => process.disconnect?.());
