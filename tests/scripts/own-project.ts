import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectCopy, ran } from '../project-copy.ts';

/** The issue of such a project that is due at the tests' clock. */
export const DUE = 'content/issues/2026-W47.md';

/** The end of its window. */
export const AS_OF = '2026-11-22T09:00';

/** A project of somebody's own: its facts are no placeholders, it is in git and built, and an issue is due. */
export async function ownProject(name: string): Promise<{
  root: string;
  changed: (file: string, change: (contents: string) => string) => Promise<void>;
  git: (...args: string[]) => void;
}> {
  const root = await projectCopy(name);
  const changed = async (file: string, change: (contents: string) => string) => {
    const path = join(root, file);
    await writeFile(path, change(await readFile(path, 'utf8')));
  };
  const git = (...args: string[]) => {
    const author = ['-c', 'user.name=Editor', '-c', 'user.email=editor@firm.test'];
    execFileSync('git', [...author, ...args], { cwd: root });
  };
  await ran(root, 'newsletter', ['draft', '--as-of', AS_OF]);
  await changed(DUE, (contents) => contents.replace('draft: true\n', ''));
  await changed('src/site.config.ts', (contents) =>
    contents
      .replaceAll('example.com', 'firm.test')
      .replace('+1 555 0100', '+1 212 736 5000')
      .replace('100 Example Street', '12 Dock Road')
      .replace('Anytown, NY 10001', 'Albany, NY 12207'),
  );
  const built = await ran(root, 'build', ['--as-of', AS_OF]);
  if (built.code !== 0) throw new Error(built.stderr);
  await writeFile(
    join(root, '.gitignore'),
    'node_modules\nout/\ndist/\n.cache/\n.astro/\nprivate/\n*.csv\n',
  );
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Ours');
  return { root, changed, git };
}
