import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Only the owner: the processes of the desk. */
const OWNER = 0o400;
/** Also the group that the services' containers are given. */
const GROUP = 0o440;

export interface SecretsOptions {
  /** The folder, one environment's own. */
  folder: string;
  /** Connection strings without a password. */
  databaseUrl: string;
  redisUrl: string;
}

/** A reader sees the old file or the new one, never half of it. */
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
 * Makes the secrets of an environment that are not in its folder yet, and writes anew what follows
 * from them: connection strings for the desk, a configuration for Redis. What is there is kept, so
 * it may run before every start. Gives the names of the files that it made.
 */
export function makeSecrets({ folder, databaseUrl, redisUrl }: SecretsOptions): string[] {
  const made: string[] = [];
  const keep = (name: string, bytes: number, mode: number): string => {
    const file = join(folder, name);
    if (!existsSync(file)) {
      write(file, randomBytes(bytes).toString('base64url'), mode);
      made.push(name);
    }
    return readFileSync(file, 'utf8').trim();
  };
  keep('auth_secret', 48, OWNER);
  const postgres = keep('postgres_password', 24, GROUP);
  const redis = keep('redis_password', 24, OWNER);
  write(join(folder, 'database_url'), withPassword(databaseUrl, postgres), OWNER);
  write(join(folder, 'redis_url'), withPassword(redisUrl, redis), OWNER);
  write(join(folder, 'redis.conf'), `requirepass ${redis}\n`, GROUP);
  return made;
}
