import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { issueFiles } from '../../src/newsletter/issue-output.ts';
import { readContent } from '../../src/sources/files.ts';
import { site, urls } from '../fixtures/site.ts';

const GOLDEN = join(import.meta.dirname, '../golden/2026-W11');
const PUBLICATION = join(import.meta.dirname, '../fixtures/publication');

// `npm run golden` writes the files anew: read the difference before you commit it.
const update = process.env.UPDATE_GOLDEN === '1';

const content = await readContent(PUBLICATION, site);
const [issue] = content.issues;
if (!issue) throw new Error('The fixture has no issue');
const files = await issueFiles(issue, content, site, urls);

it.each(Object.entries(files))('%s is the golden one, to the byte', async (name, contents) => {
  const golden = join(GOLDEN, name);
  if (update) {
    await mkdir(GOLDEN, { recursive: true });
    await writeFile(golden, contents);
  }
  expect(String(contents)).toBe(await readFile(golden, 'utf8'));
});

it('is made the same a second time', async () => {
  expect(await issueFiles(issue, content, site, urls)).toEqual(files);
});
