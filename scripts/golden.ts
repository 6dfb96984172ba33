import { spawnSync } from 'node:child_process';

/* `npm run golden`: writes the golden issue anew. Read the difference before you commit it. */
const { status } = spawnSync('vitest', ['run', 'tests/newsletter/golden.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, UPDATE_GOLDEN: '1' },
  shell: process.platform === 'win32',
});
process.exitCode = status ?? 1;
