import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectCopy, ran } from '../project-copy.ts';

const WEEK = '2026-W46';
const LONDON = 'in London';
const FILES = ['email.mjml', 'email.html', 'email.txt', 'email.eml'] as const;

/** Machines that differ in all that a machine can differ in. */
const MACHINES: Record<string, NodeJS.ProcessEnv> = {
  [LONDON]: { TZ: 'Europe/London', LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8' },
  // In Turkish, the capital of i is İ.
  'in Istanbul, years later': {
    TZ: 'Europe/Istanbul',
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
    SOURCE_DATE_EPOCH: '1900000000',
  },
  'without a locale, in a zone of half hours': {
    TZ: 'America/St_Johns',
    LANG: '',
    LC_ALL: 'C',
    SOURCE_DATE_EPOCH: '',
  },
};

it('makes the same bytes on any machine and any day', async () => {
  const made = await Promise.all(
    Object.entries(MACHINES).map(async ([name, environment]) => {
      const root = await projectCopy(`reproducible/${name}`);
      // What other tools of a machine may have left: a configuration of MJML's minifier.
      if (name !== LONDON)
        await writeFile(join(root, '.htmlnanorc'), '{ "removeAttributeQuotes": true }');
      const { code, stderr } = await ran(root, 'newsletter', ['build', WEEK], environment);
      expect(stderr).toBe('');
      expect(code).toBe(0);
      const folder = join(root, 'out/newsletter', WEEK);
      return Promise.all(FILES.map((file) => readFile(join(folder, file), 'utf8')));
    }),
  );
  const [first, ...others] = made;
  expect(first?.every((file) => file.length > 1000)).toBe(true);
  for (const other of others) expect(other).toEqual(first);
});
