import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDatabase, startLocalPostgres } from '@/scripts/services/local-postgres';
import { startLocalRedis } from '@/scripts/services/local-redis';

interface Secrets {
  postgresPassword: string;
  authSecret: string;
}

/** This folder's own secrets: made once, readable by the owner alone. */
export function localSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const secrets: Secrets = {
    postgresPassword: randomBytes(24).toString('base64url'),
    authSecret: randomBytes(48).toString('base64url'),
  };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

export interface LocalServices {
  databaseUrl: string;
  redisUrl: string;
  /** Stops what was started here, and nothing that was configured. */
  stop: () => Promise<void>;
}

export interface LocalServicesOptions {
  dataDir: string;
  database: string;
  /** What is configured is used as it is; what is not is started here. */
  configured: { databaseUrl: string | undefined; redisUrl: string | undefined };
  postgresFlags?: readonly string[];
}

/** Postgres and Redis for this machine: the configured ones, or our own below `dataDir`. */
export async function startLocalServices(options: LocalServicesOptions): Promise<LocalServices> {
  const { dataDir, configured } = options;
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    await Promise.all(stops.map((end) => end()));
  };
  try {
    let { databaseUrl, redisUrl } = configured;
    if (!databaseUrl) {
      const { postgresPassword } = localSecrets(dataDir);
      const server = await startLocalPostgres(dataDir, postgresPassword, options.postgresFlags);
      stops.push(server.stop);
      databaseUrl = await ensureDatabase(server, options.database);
    }
    if (!redisUrl) {
      const server = await startLocalRedis(dataDir);
      stops.push(server.stop);
      redisUrl = server.url;
    }
    return { databaseUrl, redisUrl, stop };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}
