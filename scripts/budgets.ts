import './plain-errors.ts';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { BUDGET, pageWeight } from '../src/hardening/page-weight.ts';

new Command('npm run budgets')
  .description('Says what each page of dist/ weighs in bytes after Brotli, the heaviest first.')
  .parse();

const dist = join(process.cwd(), 'dist');
const files = await Array.fromAsync(glob('**/*.html', { cwd: dist }));
const rows = await Promise.all(
  files.map(async (file) => ({
    file,
    ...pageWeight(await readFile(join(dist, file), 'utf8')),
  })),
);
console.table(rows.sort((one, other) => other.page - one.page));
console.log(
  `Budget: page ${BUDGET.page}; markup of a post ${BUDGET.markupOfPost}; scripts 0. npm test checks them.`,
);
