import { spawn } from 'node:child_process';
import { readdir, watch } from 'node:fs/promises';
import { join } from 'node:path';
import { issueFolder } from '../../src/newsletter/issue-output.ts';
import { livePage } from '../../src/newsletter/preview/live.ts';
import { liveServer } from '../../src/newsletter/preview/live-server.ts';
import { site } from '../../src/site.config.ts';
import { fail } from '../failure.ts';

/** Milliseconds of quiet after a change: editors write a file in several steps. */
const QUIET = 200;

/** What the email is made from. */
const WATCHED = ['content', 'src'];

const root = process.cwd();

/** Keeps the preview of an issue, by default the newest, up to date in a browser until Ctrl-C. */
export async function watchIssue(named?: string): Promise<void> {
  const week = named ?? (await newestWeek());
  const ended = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());

  const page = await livePage(site.language, `the issue of ${week}`);
  const server = await liveServer(join(root, issueFolder(week)), page);
  console.log(`Preview of ${week}: ${server.url}\nIt follows every change. Ctrl-C ends it.`);

  const changes = new Changes();
  const watching = WATCHED.map(async (folder) => {
    try {
      const { signal } = ended;
      for await (const _ of watch(join(root, folder), { recursive: true, signal }))
        changes.notice();
    } catch (error) {
      if (!ended.signal.aborted) throw error;
    }
  });
  ended.signal.addEventListener('abort', () => changes.end());

  while (!ended.signal.aborted) {
    const problem = await attempt(week, ended.signal);
    if (ended.signal.aborted) break;
    console[problem === undefined ? 'log' : 'error'](problem ?? 'The preview is up to date.');
    server.tell({ problem });
    await changes.next();
  }
  await Promise.all(watching);
  await server.close();
}

/** Changes, many of which may come at once and while nobody waits for them. */
class Changes {
  #waiting: NodeJS.Timeout | undefined;
  #noticed = Promise.withResolvers<void>();

  notice(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#noticed.resolve(), QUIET);
  }

  /** Waits until something has changed since it was last asked, and then nothing for a while. */
  async next(): Promise<void> {
    await this.#noticed.promise;
    this.#noticed = Promise.withResolvers();
  }

  end(): void {
    clearTimeout(this.#waiting);
    this.#noticed.resolve();
  }
}

/**
 * Makes the preview in a process of its own, which sees templates, colours and code as they are now;
 * what is wrong, or undefined.
 */
function attempt(week: string, signal: AbortSignal): Promise<string | undefined> {
  const command = [join('scripts', 'newsletter.ts'), 'preview', week];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: root, signal });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.on('error', (error) => (signal.aborted ? resolve(undefined) : reject(error)));
    child.on('close', (code) => resolve(code === 0 ? undefined : said.trim()));
  });
}

/** The week of the newest issue, by the names of the files: what is in them may be wrong yet. */
async function newestWeek(): Promise<string> {
  const names = await readdir(join(root, 'content/issues')).catch(() => []);
  const weeks = names.filter((name) => name.endsWith('.md')).sort();
  const newest = weeks.at(-1)?.replace(/\.md$/, '');
  return newest ?? fail('There is no issue yet', 'Run npm run newsletter to write one.');
}
