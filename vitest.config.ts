import { getViteConfig } from 'astro/config';
import { defineConfig } from 'vitest/config';

/** Tests that look at what a build makes; see `tests/built-site.ts`. */
const ON_THE_BUILD = ['tests/site/**/*.test.ts', 'tests/browser/**/*.test.ts'];

/** Tests that run within Astro, where its content collections can be asked and its components rendered. */
const WITHIN_ASTRO = ['tests/sources/parity.test.ts', 'tests/components/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [...ON_THE_BUILD, ...WITHIN_ASTRO],
          testTimeout: 60_000,
        },
      },
      (environment) =>
        getViteConfig({
          test: { name: 'astro', include: WITHIN_ASTRO, globalSetup: 'tests/synced-content.ts' },
        })(environment),
      {
        test: {
          name: 'build',
          include: ON_THE_BUILD,
          globalSetup: 'tests/built-site.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
