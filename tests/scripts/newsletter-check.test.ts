import { access, appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectCopy, ran } from '../project-copy.ts';

let root: string;

beforeAll(async () => {
  root = await projectCopy('newsletter-check');
});

const isThere = (file: string) =>
  access(join(root, file)).then(
    () => true,
    () => false,
  );

async function edited(
  file: string,
  change: (before: string) => string,
): Promise<() => Promise<void>> {
  const before = await readFile(join(root, file), 'utf8');
  await writeFile(join(root, file), change(before));
  return () => writeFile(join(root, file), before);
}

describe('check', () => {
  it('prints every check of the newest issue, or of the one that is named', async () => {
    const newest = await ran(root, 'newsletter', ['check']);
    expect(newest.code).toBe(0);
    expect(newest.stdout).toContain('2026-W46');
    for (const row of [
      /ok\s+Contrast\s+lowest \d/,
      /warn\s+Links/,
      /SpamAssassin/,
      /\d+ passed, /,
    ]) {
      expect(newest.stdout).toMatch(row);
    }
    const named = await ran(root, 'newsletter', ['check', '2026-W41']);
    expect(named.stdout).toContain('2026-W41');
    expect(await isThere('out')).toBe(false);
  });

  it('ends with exit code 1 where one fails, and says what to do', async () => {
    const undo = await edited('src/styles/tokens.ts', (css) => css.replace('#675c4e', '#a99c8c'));
    const checked = await ran(root, 'newsletter', ['check']);
    const built = await ran(root, 'newsletter', ['build']);
    await undo();
    expect(checked.code).toBe(1);
    expect(checked.stdout).toMatch(
      /FAIL\s+Contrast[\s\S]*in light: #a99c8c on #faf6ee[\s\S]*Fix: /,
    );
    expect(checked.stderr).toBe('');
    // The email is there to be looked at; only a check, a site and a send refuse.
    expect(built.code).toBe(0);
    expect(built.stdout).toMatch(/FAIL\s+Contrast/);
    expect(built.stdout).not.toMatch(/ok\s+Size/);
  });

  it('knows no issue that is not there', async () => {
    const { code, stderr } = await ran(root, 'newsletter', ['check', '2026-W44']);
    expect(code).toBe(1);
    expect(stderr).toContain('There is no issue of 2026-W44');
  });
});

describe('the build of a site', () => {
  it('is refused where a check of the newest email fails, and writes nothing', async () => {
    root = await projectCopy('newsletter-check-build');
    await appendFile(
      join(root, 'content/issues/2026-W46.md'),
      '\nRead [what we never wrote](/2026/11/never-written/).\n',
    );
    const { code, stderr } = await ran(root, 'build');
    expect(code).toBe(1);
    expect(stderr).toContain('content/issues/2026-W46.md');
    expect(stderr).toContain('/2026/11/never-written/ is not on the built site');
    expect(stderr).toContain('1 problem; nothing was written.');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(await isThere('dist')).toBe(false);
    expect(await isThere('out')).toBe(false);
  }, 240_000);
});
