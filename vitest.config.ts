import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** `npm test` starts the servers of the tests and sets their variables; see CONTRIBUTING.md. */
const shared = {
  environment: 'node' as const,
  // No code may depend on a machine whose time zone is UTC.
  env: { TZ: 'Asia/Kolkata' },
};

export default defineConfig({
  resolve: { alias: { '@': resolve('.') } },
  test: {
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { ...shared, name: 'unit', include: ['tests/unit/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          setupFiles: ['tests/helpers/integration-setup.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'whole',
          include: ['tests/e2e/**/*.test.ts', 'tests/faults/**/*.test.ts'],
          testTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
