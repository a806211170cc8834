import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import getPort from 'get-port';
import { runApp, type RunningApp } from '@/scripts/desk/run-app';
import { copyTemplate, dropCopy } from '@/tests/helpers/databases';
import { testServices } from '@/tests/helpers/services';

export interface TestApp extends RunningApp {
  databaseUrl: string;
  logDir: string;
  stop: () => Promise<void>;
}

/** The whole application as it is built, on free ports, with a database of its own. */
export async function startTestApp(env: Record<string, string> = {}): Promise<TestApp> {
  const { postgresUrl, redisUrl } = testServices();
  const databaseUrl = await copyTemplate(postgresUrl);
  const [port, apiPort] = [await getPort(), await getPort()];
  const logDir = mkdtempSync(join(tmpdir(), 'wire-e2e-'));
  const app = await runApp({
    mode: 'production',
    env: {
      APP_ENV: 'dev',
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      AUTH_SECRET: 'a secret of the browser tests, more than 32 bytes',
      PROCESSING_DELAY_SECONDS: '1',
      RAIL_LATENCY_MS: '500',
      RATE_LIMIT_PER_MINUTE: '100000',
      ANONYMOUS_RATE_LIMIT_PER_MINUTE: '100000',
      METRICS_PORT: '0',
      ...env,
    },
    host: '127.0.0.1',
    port,
    apiPort,
    logDir,
    died: ({ name }) => process.stderr.write(`${name} ended; its log is in ${logDir}\n`),
  });
  const stop = async () => {
    await app.group.stop();
    await dropCopy(postgresUrl, databaseUrl);
  };
  return { ...app, databaseUrl, logDir, stop };
}
