import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuseInGit, workingTree } from '../../../src/newsletter/delivery/git.ts';

let folder: string;
let root: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'git-'));
  root = join(folder, 'project');
  await mkdir(join(root, 'data'), { recursive: true });
  await writeFile(join(root, '.gitignore'), 'private/\n*.csv\n');
});

afterEach(() => rm(folder, { recursive: true }));

function git(...args: string[]): void {
  const author = ['-c', 'user.name=Editor', '-c', 'user.email=editor@firm.test'];
  execFileSync('git', [...author, ...args], { cwd: root, stdio: 'pipe' });
}

function commit(): void {
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'All');
}

async function file(path: string): Promise<string> {
  await writeFile(join(root, path), 'email\n');
  return join(root, path);
}

describe('the working tree', () => {
  it('is clean, changed, or in no repository', async () => {
    expect(await workingTree(root)).toBe('no repository');
    commit();
    expect(await workingTree(root)).toBe('clean');
    await file('people.csv');
    expect(await workingTree(root)).toBe('clean');
    await file('new.txt');
    expect(await workingTree(root)).toBe('changed');
  });
});

describe('a file with people’s addresses', () => {
  it('may lie outside, or where git ignores it', async () => {
    commit();
    await writeFile(join(folder, 'people.csv'), 'email\n');
    await refuseInGit(join(folder, 'people.csv'), root);
    await refuseInGit(await file('data/people.csv'), root);
  });

  it('may not be where git would take it in', async () => {
    commit();
    const people = await file('data/people.txt');
    await expect(refuseInGit(people, root)).rejects.toThrow('in a folder that git watches');
    // By another way to the same file.
    await symlink(people, join(folder, 'link.txt'));
    await expect(refuseInGit(join(folder, 'link.txt'), root)).rejects.toThrow('that git watches');
  });

  it('may not be tracked, even if it is ignored too', async () => {
    const people = await file('people.csv');
    git('init', '--quiet');
    git('add', '--force', 'people.csv');
    await expect(refuseInGit(people, root)).rejects.toThrow('is tracked by git');
  });

  it('may not be in the project while that has no repository: nothing is ignored there', async () => {
    await expect(refuseInGit(await file('people.csv'), root)).rejects.toThrow('that git watches');
  });

  it('has a name that is a name, whatever git would make of it', async () => {
    commit();
    const odd = await file(':(glob)*.csv');
    await refuseInGit(odd, root);
    await expect(refuseInGit(await file(':!x.txt'), root)).rejects.toThrow('that git watches');
  });

  it('may not be there yet', async () => {
    commit();
    await refuseInGit(join(root, 'private/journals/2026-W47.jsonl'), root);
    await refuseInGit(join(folder, 'journals/2026-W47.jsonl'), root);
    await expect(refuseInGit(join(root, 'journals/2026-W47.jsonl'), root)).rejects.toThrow(
      'that git watches',
    );
  });
});
