import { join, resolve } from 'node:path';
import { closeDatabase } from '@/db/client';
import { migrate } from '@/db/migrate';
import { closeHashing } from '@/lib/auth';
import { env } from '@/lib/env';
import { LOOPBACK } from '@/lib/metrics-server';
import { PROCESSES } from '@/lib/process-name';
import { closeRedis } from '@/lib/redis';
import { buildApp, isBuilt } from '@/scripts/builds/build-app';
import { DEMO, seedDemoUser } from '@/scripts/desk/seed-demo-user';
import { localSecrets, startLocalServices } from '@/scripts/services/local-services';
import { metricsPorts, requireFreePort, usableMetricsPort } from '@/scripts/desk/ports';
import { logFile, runApp, type Mode, type RunningApp } from '@/scripts/desk/run-app';
import { RunLock } from '@/scripts/desk/run-lock';
import { say, step } from '@/scripts/say';
import { UserError } from '@/scripts/user-error';

async function prepareDatabase(): Promise<void> {
  await migrate(env().DATABASE_URL);
  if (env().APP_ENV === 'dev') await seedDemoUser();
  await Promise.all([closeDatabase(), closeHashing()]);
  closeRedis();
}

/** Where the figures are, or why there are none and what to do. */
function whereMetricsAre(first: number): string {
  const { METRICS_PORT: wanted } = env();
  const places = metricsPorts(first).map((port, i) => `${port} (${PROCESSES[i] ?? ''})`);
  if (places.length > 0) return `/metrics on ${LOOPBACK}, ports ${places.join(', ')}`;
  if (wanted === 0) return 'off';
  const taken = `one of the ports ${metricsPorts(wanted).join(', ')} is taken`;
  return `off: ${taken}. Set METRICS_PORT to the first of three free ones`;
}

function welcome(logDir: string, metricsPort: number): void {
  const { APP_ENV, PORT, API_PORT } = env();
  say('');
  say(`  Wire Management is ready:  http://localhost:${PORT}`);
  say(`  API:                       http://localhost:${API_PORT}/api`);
  if (APP_ENV === 'dev') say(`  Demo login:                ${DEMO.email}  /  ${DEMO.password}`);
  say(`  Metrics:                   ${whereMetricsAre(metricsPort)}`);
  say(`  Logs:                      ${logDir}`);
  say('  It is a simulation: not a bank, connected to no payment network.');
  say('\nStop it with Ctrl-C.');
}

/**
 * The whole desk on this machine, until Ctrl-C: services, database, processes. `production` runs
 * the build (and makes it when sources changed), `development` the sources, restarted on change.
 */
export async function runDesk(mode: Mode): Promise<void> {
  const dataDir = resolve(process.env['DATA_DIR'] || '.local');
  const logDir = join(dataDir, 'logs');
  if ((process.env['APP_ENV'] || 'dev') !== 'dev') {
    // A toy database must not be taken for the real one: elsewhere everything is configured.
    env();
  }
  const lock = new RunLock(dataDir);
  const undo: (() => unknown)[] = [() => lock.release()];
  let fault: string | undefined;
  let wake: () => void = () => undefined;
  const asked = new Promise<'asked'>((done) => (wake = () => done('asked')));
  process.on('SIGINT', () => wake());
  process.on('SIGTERM', () => wake());

  /** Starts everything in order. What was started is noted in `undo`, whenever it is interrupted. */
  const bringUp = async (): Promise<void> => {
    const services = await step('[2/5] Starting PostgreSQL and Redis', () =>
      startLocalServices({
        dataDir,
        database: 'wire_dev',
        configured: {
          databaseUrl: process.env['DATABASE_URL'],
          redisUrl: process.env['REDIS_URL'],
        },
      }),
    );
    undo.unshift(services.stop);
    const configuration: Record<string, string> = {
      DATABASE_URL: services.databaseUrl,
      REDIS_URL: services.redisUrl,
    };
    if (!process.env['AUTH_SECRET'] && (process.env['APP_ENV'] || 'dev') === 'dev') {
      configuration['AUTH_SECRET'] = localSecrets(dataDir).authSecret;
    }
    Object.assign(process.env, configuration);
    const { HOST, PORT, API_PORT, METRICS_PORT } = env();
    await requireFreePort(PORT, HOST, 'PORT');
    await requireFreePort(API_PORT, HOST, 'API_PORT');
    const metricsPort = await usableMetricsPort(METRICS_PORT);
    await step('[3/5] Bringing the database up to date', prepareDatabase);
    if (mode === 'production' && !isBuilt())
      await step('[4/5] Building (once, about a minute)', buildApp);
    const app: RunningApp = await step('[5/5] Starting web, sidecar and worker', () =>
      runApp({
        mode,
        env: { ...configuration, METRICS_PORT: String(metricsPort) },
        host: HOST,
        port: PORT,
        apiPort: API_PORT,
        logDir,
        started: (pids) => lock.note(pids),
        died: ({ name, code, signal }) => {
          fault =
            signal === 'SIGKILL'
              ? `${name} was killed from outside, perhaps for want of memory. Start again with: npm start`
              : `${name} ended (${signal ?? `code ${code}`}). See ${logFile(logDir, name)}.`;
          wake();
        },
      }),
    );
    undo.unshift(() => app.group.stop());
    welcome(logDir, metricsPort);
  };

  const up = bringUp();
  try {
    const first = await Promise.race([up, asked]);
    if (first !== 'asked') await asked;
  } finally {
    say('\nStopping …');
    // An interrupted start is let finish, so that everything it began is known and undone.
    await up.catch(() => undefined);
    for (const end of undo) await end();
  }
  if (fault !== undefined) throw new UserError(fault);
  say(
    `Stopped; the data is kept. Start again with: npm ${mode === 'production' ? 'start' : 'run dev'}`,
  );
}
