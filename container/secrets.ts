import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Readable by the owner: the processes of the desk. */
const OWNER = 0o400;
/** Readable also by the group that the containers of PostgreSQL and Redis have. */
const GROUP = 0o440;

export interface SecretsOptions {
  /** The folder of the secrets of one environment. */
  folder: string;
  /** Connection strings without a password. */
  databaseUrl: string;
  redisUrl: string;
}

/** Writes a file atomically: a reader sees the old content or the new one. */
function write(file: string, content: string, mode: number): void {
  const next = `${file}.new`;
  writeFileSync(next, content, { mode });
  renameSync(next, file);
}

function withPassword(url: string, password: string): string {
  const complete = new URL(url);
  complete.password = password;
  return complete.href;
}

/**
 * Creates the missing secrets of an environment, and rewrites the files that contain them: connection
 * strings for the desk, a configuration for Redis. Existing secrets are kept, so it may run before
 * every start. Returns the names of the secrets that it created.
 */
export function makeSecrets({ folder, databaseUrl, redisUrl }: SecretsOptions): string[] {
  const created: string[] = [];
  const keep = (name: string, bytes: number, mode: number): string => {
    const file = join(folder, name);
    if (!existsSync(file)) {
      write(file, randomBytes(bytes).toString('base64url'), mode);
      created.push(name);
    }
    return readFileSync(file, 'utf8').trim();
  };
  keep('auth_secret', 48, OWNER);
  const postgres = keep('postgres_password', 24, GROUP);
  const redis = keep('redis_password', 24, OWNER);
  write(join(folder, 'database_url'), withPassword(databaseUrl, postgres), OWNER);
  write(join(folder, 'redis_url'), withPassword(redisUrl, redis), OWNER);
  write(join(folder, 'redis.conf'), `requirepass ${redis}\n`, GROUP);
  return created;
}
