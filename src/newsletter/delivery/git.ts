import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { basename, dirname, relative } from 'node:path';
import { promisify } from 'node:util';
import { DeliveryError } from './delivery.ts';
import type { Circumstances } from './gate.ts';

/** How the files of a project stand with git. */
export async function workingTree(root: string): Promise<Circumstances['workingTree']> {
  const status = await git(root, ['status', '--porcelain', '--untracked-files=normal']);
  if (status === undefined) return 'no repository';
  return status === '' ? 'clean' : 'changed';
}

/**
 * Makes sure that a file with people's addresses can't get into git: it lies outside of every
 * repository and of the project, or is ignored.
 *
 * @throws {DeliveryError} when it isn't there, or isn't safe there
 */
export async function refuseInGit(file: string, root: string): Promise<void> {
  let real: string;
  try {
    real = await realpath(file);
  } catch {
    throw new DeliveryError(`There is no file ${file}`, 'Check its path.');
  }
  const folder = dirname(real);
  const name = basename(real);
  const inProject = !relative(await realpath(root), real).startsWith('..');
  const inRepository = (await git(folder, ['rev-parse', '--show-toplevel'])) !== undefined;
  if (!inProject && !inRepository) return;
  if (await git(folder, ['ls-files', '--', name])) {
    throw new DeliveryError(
      `${file} is tracked by git, and people’s addresses don’t belong there`,
      'Move it out of the repository, and take it out of the history too: git keeps what it had.',
    );
  }
  if ((await git(folder, ['check-ignore', '--', name])) === undefined) {
    throw new DeliveryError(
      `${file} is in a folder that git watches, and people’s addresses don’t belong there`,
      'Move it out of the repository, or name it in .gitignore.',
    );
  }
}

const run = promisify(execFile);

/** What git answers; undefined when it says no, or when there is no git or no repository. */
async function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run('git', ['-C', folder, ...args], { maxBuffer: 2 ** 26 });
    return stdout.trim();
  } catch {
    return undefined;
  }
}
