import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/site/**', 'tests/scripts/**', 'tests/browser/**'],
        },
      },
      {
        test: {
          name: 'build',
          include: [
            'tests/site/**/*.test.ts',
            'tests/scripts/**/*.test.ts',
            'tests/browser/**/*.test.ts',
          ],
          globalSetup: 'tests/built-site.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
