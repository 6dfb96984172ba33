import { execFile } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
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
 * Makes sure that a file with people's addresses or a secret, which may not be there yet, can't get
 * into git: it lies outside of every repository and of the project, or is ignored.
 *
 * @throws {DeliveryError} when it isn't safe there
 */
export async function refuseInGit(file: string, root: string): Promise<void> {
  const { real, folder } = await placeOf(resolve(file));
  const inProject = !relative(await realpath(root), real).startsWith('..');
  const inRepository = (await git(folder, ['rev-parse', '--show-toplevel'])) !== undefined;
  if (!inProject && !inRepository) return;
  if (await git(folder, ['--literal-pathspecs', 'ls-files', '--', real])) {
    throw new DeliveryError(
      `${file} is tracked by git, and neither addresses nor secrets belong there`,
      'Move it out of the repository, and take it out of the history too: git keeps what it had.',
    );
  }
  if ((await git(folder, ['check-ignore', '--', real])) === undefined) {
    throw new DeliveryError(
      `${file} is in a folder that git watches, and neither addresses nor secrets belong there`,
      'Move it out of the repository, or name it in .gitignore.',
    );
  }
}

/** Where a path leads, past symbolic links, and the innermost folder on the way that exists. */
async function placeOf(file: string): Promise<{ real: string; folder: string }> {
  const parent = dirname(file);
  try {
    const real = await realpath(file);
    return { real, folder: (await stat(real)).isDirectory() ? real : dirname(real) };
  } catch (error) {
    if (parent === file) throw error;
    const place = await placeOf(parent);
    return { ...place, real: join(place.real, basename(file)) };
  }
}

const run = promisify(execFile);

/** What git answers; undefined when it says no, or when there is no git or no repository. */
async function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run('git', ['-C', folder, ...args], {
      maxBuffer: 2 ** 26,
    });
    return stdout.trim();
  } catch {
    return undefined;
  }
}
