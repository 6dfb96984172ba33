import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = join(process.cwd(), 'docs', 'performance.md');

/** Writes a section of `docs/performance.md` anew, and leaves the others as they are. */
export async function writePerformanceSection(title: string, text: string): Promise<void> {
  const [lighthouse = '', ...sections] = (await readFile(FILE, 'utf8')).split(/^(?=## )/m);
  const others = sections.filter((section) => !section.startsWith(`## ${title}\n`));
  const parts = [lighthouse, ...others, `## ${title}\n\n${text}`].map((part) => part.trim());
  await writeFile(FILE, `${parts.join('\n\n')}\n`);
}

/** Writes what comes before the first section, and leaves the sections as they are. */
export async function writePerformanceOpening(text: string): Promise<void> {
  const [, ...sections] = (await readFile(FILE, 'utf8')).split(/^(?=## )/m);
  const parts = [text, ...sections].map((part) => part.trim());
  await writeFile(FILE, `${parts.join('\n\n')}\n`);
}
