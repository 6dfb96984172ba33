import { type SpawnOptions, spawn } from 'node:child_process';
import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The project under test. */
export const PROJECT = join(import.meta.dirname, '..');

/** The moment that every build of a test takes for now: 22 November 2026, noon in New York. */
export const NOW = Temporal.Instant.from('2026-11-22T12:00:00-05:00');

/** What a project consists of, for a copy that a test may change or break. */
const PARTS = [
  'src',
  'scripts',
  'content',
  'public',
  'astro.config.mjs',
  'package.json',
  'tsconfig.json',
];

/** A fresh copy of the project in `.cache/tests/<name>`, sharing its installed packages. */
export async function projectCopy(name: string): Promise<string> {
  const root = join(PROJECT, '.cache', 'tests', name);
  await rm(root, { recursive: true, force: true });
  await mkdir(dirname(root), { recursive: true });
  for (const part of PARTS) {
    await cp(join(PROJECT, part), join(root, part), { recursive: true });
  }
  await symlink(join(PROJECT, 'node_modules'), join(root, 'node_modules'), 'junction');
  return root;
}

/** How a command ended. */
export type Ended = { code: number | null; stdout: string; stderr: string };

/** Runs one of the project's commands in a copy, at the tests' now, and waits for its end. */
export function ran(
  root: string,
  script: 'build' | 'newsletter' | 'comment' | 'dev',
  args: readonly string[] = [],
  environment: NodeJS.ProcessEnv = {},
  input?: Uint8Array,
): Promise<Ended> {
  const options: SpawnOptions = {
    cwd: root,
    env: {
      ...process.env,
      SOURCE_DATE_EPOCH: String(NOW.epochMilliseconds / 1000),
      ...environment,
    },
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join('scripts', `${script}.ts`), ...args], options);
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    if (input) child.stdin?.end(input);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
