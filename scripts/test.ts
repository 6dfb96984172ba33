import { spawnSync } from 'node:child_process';
import { createVitest } from 'vitest/node';

/*
 * `npm test`: the static checks, then every test. The last line is a plain count, for people and for
 * machines; a check counts as one.
 */
const counts = { passed: 0, failed: 0, skipped: 0 };

const check = spawnSync('npm', ['run', '--silent', 'check'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
counts[check.status === 0 ? 'passed' : 'failed'] += 1;

// As Vitest's own command does: within a test run, Astro starts no dev server app.
process.env.VITEST = 'true';
const vitest = await createVitest('test', { watch: false });
try {
  await vitest.start();
  for (const module of vitest.state.getTestModules()) {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counts[state === 'pending' ? 'failed' : state] += 1;
    }
    // A file that could not even be read has no tests, and must not pass for that.
    if (module.state() === 'failed' && module.errors().length > 0) counts.failed += 1;
  }
  counts.failed += vitest.state.getUnhandledErrors().length;
} catch (error) {
  console.error(error);
  counts.failed += 1;
} finally {
  await vitest.close();
}

if (counts.passed < 2) counts.failed += 1;
process.exitCode = counts.failed > 0 ? 1 : 0;
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
