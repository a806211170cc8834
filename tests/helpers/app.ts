import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningApp } from '@/scripts/desk/run-app';
import { runTemporaryApp } from '@/scripts/desk/run-temporary-app';
import { copyTemplate, dropCopy } from '@/tests/helpers/databases';
import { testServices } from '@/tests/helpers/services';

export interface TestApp extends RunningApp {
  databaseUrl: string;
  logDir: string;
  stop: () => Promise<void>;
}

/** Starts the built desk on free ports, with a database of its own. `env` are further variables. */
export async function startTestApp(env: Record<string, string> = {}): Promise<TestApp> {
  const { postgresUrl, redisUrl } = testServices();
  const databaseUrl = await copyTemplate(postgresUrl);
  const logDir = mkdtempSync(join(tmpdir(), 'wire-e2e-'));
  const app = await runTemporaryApp({
    databaseUrl,
    redisUrl,
    logDir,
    env: {
      PROCESSING_DELAY_SECONDS: '1',
      RAIL_LATENCY_MS: '500',
      RATE_LIMIT_PER_MINUTE: '100000',
      ANONYMOUS_RATE_LIMIT_PER_MINUTE: '100000',
      ...env,
    },
  });
  const stop = async () => {
    await app.group.stop();
    await dropCopy(postgresUrl, databaseUrl);
  };
  return { ...app, databaseUrl, logDir, stop };
}
