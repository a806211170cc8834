import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeSecrets } from '@/container/secrets';
import { parseEnv } from '@/lib/env';

let folder: string;
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const make = () =>
  makeSecrets({
    folder,
    databaseUrl: 'postgres://wire@postgres:5432/wire_qa',
    redisUrl: 'redis://redis:6379',
  });
const all = () => Object.fromEntries(readdirSync(folder).map((name) => [name, read(name)]));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wire-secrets-'));
});

describe('the secrets of an environment', () => {
  it('are created at the first start, and are a complete configuration', () => {
    expect(make()).toEqual(['auth_secret', 'postgres_password', 'redis_password']);
    const env = parseEnv({
      APP_ENV: 'qa',
      AUTH_SECRET_FILE: join(folder, 'auth_secret'),
      DATABASE_URL_FILE: join(folder, 'database_url'),
      REDIS_URL_FILE: join(folder, 'redis_url'),
    });
    const password = read('postgres_password');
    expect(password).toMatch(/^[\w-]{32}$/);
    expect(env.DATABASE_URL).toBe(`postgres://wire:${password}@postgres:5432/wire_qa`);
    expect(env.REDIS_URL).toContain(`:${read('redis_password')}@redis:6379`);
    expect(read('redis.conf')).toBe(`requirepass ${read('redis_password')}\n`);
  });

  it('are readable by the desk, and the passwords of services by their group', () => {
    make();
    const modes = Object.fromEntries(
      readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777]),
    );
    expect(modes).toEqual({
      auth_secret: 0o400,
      database_url: 0o400,
      redis_password: 0o400,
      redis_url: 0o400,
      postgres_password: 0o440,
      'redis.conf': 0o440,
    });
  });

  it('are kept at every later start, and differ between environments', () => {
    make();
    const first = all();
    expect(make()).toEqual([]);
    expect(all()).toEqual(first);
    rmSync(folder, { recursive: true });
    folder = mkdtempSync(join(tmpdir(), 'wire-secrets-'));
    make();
    for (const [name, content] of Object.entries(all())) expect(content).not.toBe(first[name]);
  });

  it('are created again when one is removed, and the files that contain it are rewritten', () => {
    make();
    const before = all();
    rmSync(join(folder, 'redis_password'));
    expect(make()).toEqual(['redis_password']);
    expect(read('redis_url')).toContain(read('redis_password'));
    expect(read('redis_url')).not.toBe(before['redis_url']);
    expect(read('auth_secret')).toBe(before['auth_secret']);
    expect(read('database_url')).toBe(before['database_url']);
  });
});
