import { randomBytes } from 'node:crypto';
import getPort from 'get-port';
import { runApp, type RunningApp } from '@/scripts/desk/run-app';

const HOST = '127.0.0.1';

export interface TemporaryAppOptions {
  databaseUrl: string;
  redisUrl: string;
  logDir: string;
  /** Variables that differ from those below. */
  env?: Record<string, string>;
}

/**
 * Starts the built desk on free ports of loopback, for a test or a drill, with secrets of its own and
 * without metrics. It uses no variable of the real desk. Stop it with `group.stop()`.
 * @throws UserError when it does not become healthy
 */
export async function runTemporaryApp(options: TemporaryAppOptions): Promise<RunningApp> {
  const { databaseUrl, redisUrl, logDir, env } = options;
  return runApp({
    mode: 'production',
    env: {
      APP_ENV: 'dev',
      HOST,
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      AUTH_SECRET: randomBytes(48).toString('base64url'),
      PUBLIC_URL: '',
      SIDECAR_URL: '',
      METRICS_PORT: '0',
      ...env,
    },
    host: HOST,
    port: await getPort({ host: HOST }),
    apiPort: await getPort({ host: HOST }),
    logDir,
    died: ({ name }) => process.stderr.write(`\n${name} exited; its log is in ${logDir}\n`),
  });
}
