import './plain-errors.ts';
import { watch } from 'node:fs/promises';
import { join } from 'node:path';
import { dev } from 'astro';
import { checkedContent } from '../src/authoring/checked-content.ts';
import { ContentError } from '../src/blog/problem.ts';
import { site, urls } from '../src/site.config.ts';

/** Milliseconds of quiet after a change: editors write a file in several steps. */
const QUIET = 200;

const root = process.cwd();
await checkedContent(root, site, urls);
await dev({ root });

let waiting: NodeJS.Timeout | undefined;
for await (const _ of watch(join(root, 'content'), { recursive: true })) {
  clearTimeout(waiting);
  waiting = setTimeout(check, QUIET);
}

/** Says what is wrong with the content as it is now, in the words of the build. */
async function check(): Promise<void> {
  try {
    await checkedContent(root, site, urls);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    console.error(`\n${error.message}\n`);
  }
}
