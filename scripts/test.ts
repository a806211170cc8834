import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildApp, isBuilt } from '@/scripts/builds/build-app';
import { findChromium } from '@/scripts/services/find-chromium';
import { packagedPostgres } from '@/scripts/services/postgres-programs';
import { runScript } from '@/scripts/run-script';
import { say, step } from '@/scripts/say';
import { startTestServices } from '@/tests/helpers/start-test-services';

const REPORT = join('test-results', 'vitest.json');

interface Tally {
  passed: number;
  failed: number;
}

/** Runs a Node program with its output on the terminal. Returns true when it exits with 0. */
async function succeeds(args: string[], env: Record<string, string> = {}): Promise<boolean> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  const code = await new Promise((done) => child.on('exit', done));
  return code === 0;
}

const bin = (path: string) => join('node_modules', path);

/** The checks of the whole run; each counts as one test. */
const CHECKS: [string, () => Promise<boolean>][] = [
  [
    'types',
    async () =>
      (await succeeds([bin('next/dist/bin/next'), 'typegen'])) &&
      succeeds([bin('typescript/bin/tsc'), '--noEmit']),
  ],
  ['lint', () => succeeds([bin('eslint/bin/eslint.js'), '--max-warnings', '0', '.'])],
  [
    'format',
    () => succeeds([bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']),
  ],
];

async function runChecks(): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0 };
  for (const [name, check] of CHECKS) {
    const fine = await step(`      ${name}`, check);
    if (fine) tally.passed += 1;
    else tally.failed += 1;
  }
  return tally;
}

/** The counts in Vitest's report. A run without a report counts as one failure. */
function vitestTally(succeeded: boolean): Tally {
  if (!existsSync(REPORT)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
  };
  const failed = Math.max(report.numFailedTests, report.numFailedTestSuites > 0 ? 1 : 0);
  return { passed: report.numPassedTests, failed: succeeded ? failed : Math.max(failed, 1) };
}

/** Only e2e and fault tests run the build; a run without them does not wait for it. */
function needsBuild(filters: string[]): boolean {
  const files = ['e2e', 'faults'].flatMap((folder) =>
    readdirSync(join('tests', folder)).map((name) => join('tests', folder, name)),
  );
  const wanted = (file: string) => filters.length === 0 || filters.some((f) => file.includes(f));
  return files.some((file) => file.endsWith('.test.ts') && wanted(file));
}

async function runTests(filters: string[]): Promise<Tally> {
  const chromium = await step('[3/5] Finding Chromium', findChromium);
  const services = await step('[4/5] Starting PostgreSQL and Redis, building', async () => {
    const started = await startTestServices(resolve('.local', 'test'));
    if (needsBuild(filters)) {
      // Download PostgreSQL here, where the step is shown, and not in a test.
      await packagedPostgres();
      if (!isBuilt()) await buildApp();
    }
    return started;
  });
  try {
    say('[5/5] Testing: unit, integration, browser, faults');
    rmSync(REPORT, { force: true });
    const succeeded = await succeeds([bin('vitest/vitest.mjs'), 'run', ...filters], {
      ...services.env,
      TEST_CHROMIUM: chromium,
    });
    return vitestTally(succeeded);
  } finally {
    await services.stop();
  }
}

await runScript(async () => {
  const filters = process.argv.slice(2);
  mkdirSync('test-results', { recursive: true });
  let checks: Tally = { passed: 0, failed: 0 };
  if (filters.length === 0) {
    say('[2/5] Checking');
    checks = await runChecks();
  }
  const tests = await runTests(filters);
  const passed = checks.passed + tests.passed;
  const failed = checks.failed + tests.failed;
  say(
    failed === 0
      ? '\nEverything passed.'
      : '\nWhat failed is above. Run a part of it with: npm test -- <part of a file name>',
  );
  say(`${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
});
