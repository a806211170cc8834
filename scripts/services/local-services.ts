import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDatabase, startLocalPostgres } from '@/scripts/services/local-postgres';
import { startLocalRedis } from '@/scripts/services/local-redis';

interface Secrets {
  postgresPassword: string;
  authSecret: string;
}

/** The secrets of this data folder: created once, readable only by the owner. */
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
  /** Stops the servers that were started here, not those that were configured. */
  stop: () => Promise<void>;
}

export interface LocalServicesOptions {
  dataDir: string;
  database: string;
  /** Connection strings of existing servers; a server without one is started here. */
  configured: { databaseUrl: string | undefined; redisUrl: string | undefined };
  postgresFlags?: readonly string[];
}

/**
 * PostgreSQL and Redis: the configured ones, or local ones with their data below `dataDir`.
 * @throws UserError when one does not start; what was started before is stopped
 */
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
