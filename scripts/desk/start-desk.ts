import { closeDatabase } from '@/db/client';
import { migrate } from '@/db/migrate';
import { closeHashing } from '@/lib/auth';
import { env } from '@/lib/env';
import { closeRedis } from '@/lib/redis';
import { buildApp, isBuilt } from '@/scripts/builds/build-app';
import { requireFreePort, usableMetricsPort } from '@/scripts/desk/ports';
import { runApp, type AppOptions, type Mode } from '@/scripts/desk/run-app';
import { seedDemoUser } from '@/scripts/desk/seed-demo-user';
import { welcome } from '@/scripts/desk/welcome';
import { step } from '@/scripts/say';
import { localSecrets, startLocalServices } from '@/scripts/services/local-services';

export interface StartOptions extends Pick<AppOptions, 'died' | 'started'> {
  mode: Mode;
  /** The folder of local data. */
  dataDir: string;
  logDir: string;
  /** Receives, for everything that was started, the function that stops it, as soon as there is one. */
  onStarted: (stop: () => unknown) => void;
}

const isDev = () => (process.env['APP_ENV'] || 'dev') === 'dev';

/**
 * An environment other than dev must not use a local database or secret: it is configured completely.
 * @throws EnvError that names the missing variables
 */
export function requireConfiguration(): void {
  if (!isDev()) env();
}

/** Uses or starts PostgreSQL and Redis. Returns, and sets, the variables that were missing. */
async function configure({ dataDir, onStarted }: StartOptions): Promise<Record<string, string>> {
  const configured = {
    databaseUrl: process.env['DATABASE_URL'],
    redisUrl: process.env['REDIS_URL'],
  };
  const services = await step('[2/5] Starting PostgreSQL and Redis', () =>
    startLocalServices({ dataDir, database: 'wire_dev', configured }),
  );
  onStarted(services.stop);
  const variables = {
    DATABASE_URL: services.databaseUrl,
    REDIS_URL: services.redisUrl,
    ...(!process.env['AUTH_SECRET'] &&
      isDev() && { AUTH_SECRET: localSecrets(dataDir).authSecret }),
  };
  Object.assign(process.env, variables);
  return variables;
}

async function prepareDatabase(): Promise<void> {
  await migrate(env().DATABASE_URL);
  if (env().APP_ENV === 'dev') await seedDemoUser();
  await Promise.all([closeDatabase(), closeHashing()]);
  closeRedis();
}

/**
 * Starts services, database and processes in order, and writes the addresses.
 * @throws UserError, EnvError that says what to do; what was started before has been reported
 */
export async function startDesk(options: StartOptions): Promise<void> {
  const { mode, logDir, died, started, onStarted } = options;
  const variables = await configure(options);
  const { HOST: host, PORT: port, API_PORT: apiPort, METRICS_PORT } = env();
  await requireFreePort(port, host, 'PORT');
  await requireFreePort(apiPort, host, 'API_PORT');
  const metricsPort = await usableMetricsPort(METRICS_PORT);
  await step('[3/5] Bringing the database up to date', prepareDatabase);
  if (mode === 'production' && !isBuilt())
    await step('[4/5] Building (once, about a minute)', buildApp);
  const processEnv = { ...variables, METRICS_PORT: String(metricsPort) };
  const callbacks = { died, ...(started && { started }) };
  const app = await step('[5/5] Starting web, sidecar and worker', () =>
    runApp({ mode, env: processEnv, host, port, apiPort, logDir, ...callbacks }),
  );
  onStarted(() => app.group.stop());
  welcome(logDir, metricsPort);
}
