import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Outcome, RenderedIssue } from '../../../../src/newsletter/delivery/delivery.ts';

/** What `sender.ts` is told. */
export type Job = {
  url: string;
  connections: number;
  retryUncertain: boolean;
  /** The most that the process may write into a file, in KiB: as if the disk were full then. */
  room?: number;
};

/** Where it keeps its journal, in its folder. */
export const JOURNAL = join('journal', '2026-W11.jsonl');

/** A line of a journal, but the first. */
export type JournalLine = {
  to: string;
  step: 'attempting' | 'unattempted' | 'accepted' | 'rejected' | 'uncertain';
};

/** How a sender ended. */
export type Ended = {
  code: number | null;
  signal: NodeJS.Signals | null;
  stderr: string;
  /** What it says it came to, if it came that far. */
  outcome?: Outcome;
};

const SENDER = fileURLToPath(new URL('./sender.ts', import.meta.url));

/** Puts into a folder what a sender needs: an issue, and a list of so many people. */
export async function prepare(
  folder: string,
  rendered: RenderedIssue,
  recipients: number,
): Promise<string[]> {
  const { issue, assembled, email, hash } = rendered;
  const { week, subject, date } = assembled;
  const people = Array.from({ length: recipients }, (_, index) => `r${index}@people.test`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'list.csv'), `email\n${people.join('\n')}\n`);
  await writeFile(
    join(folder, 'issue.json'),
    JSON.stringify({
      issue: { week: issue.week },
      assembled: { week, subject, date: date.toString() },
      email,
      hash,
    }),
  );
  return people;
}

/** Starts a sender. */
export function sender(
  folder: string,
  job: Partial<Job> & Pick<Job, 'url'>,
): { child: ChildProcess; ended: Promise<Ended> } {
  const { room, ...told } = { connections: 2, retryUncertain: false, ...job };
  const command = [process.execPath, SENDER, folder, JSON.stringify(told)];
  const options = {
    // Half of a start is reading TypeScript.
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
    stdio: ['ignore', 'pipe', 'pipe'] as ('ignore' | 'pipe')[],
  };
  const child =
    room === undefined
      ? spawn(command[0] as string, command.slice(1), options)
      : spawn('bash', ['-c', `ulimit -f ${room} && exec "$@"`, 'bash', ...command], options);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({ code, signal, stderr, ...(stdout && { outcome: JSON.parse(stdout) }) }),
    );
  });
  return { child, ended };
}

/** The lines of a journal, but the first; what is torn left out. None before it was begun. */
export async function journalLines(folder: string): Promise<JournalLine[]> {
  const text = await readFile(join(folder, JOURNAL), 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text
    .split('\n')
    .slice(1, -1)
    .map((line) => JSON.parse(line));
}
