import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EnvError, parseEnv } from '@/lib/env';

const complete = {
  DATABASE_URL: 'postgres://localhost/wire',
  REDIS_URL: 'redis://localhost',
  AUTH_SECRET: 'x'.repeat(32),
};

/** The error message for an invalid configuration; empty for a valid one. */
function messageOf(source: Record<string, string>): string {
  try {
    parseEnv(source);
  } catch (error) {
    return error instanceof EnvError ? error.message : '';
  }
  return '';
}

describe('the configuration', () => {
  it('has defaults, and delays only in dev', () => {
    const dev = parseEnv(complete);
    expect(dev).toMatchObject({
      PORT: 3000,
      API_PORT: 8000,
      HOST: '127.0.0.1',
      PROCESSING_DELAY_SECONDS: 5,
    });
    expect(dev.PUBLIC_URL).toBe('http://localhost:3000');
    const prod = parseEnv({ ...complete, APP_ENV: 'prod' });
    expect(prod).toMatchObject({
      HOST: '0.0.0.0',
      PROCESSING_DELAY_SECONDS: 0,
      RAIL_LATENCY_MS: 0,
    });
  });

  it('lists every error in one message, without values', () => {
    const wrong = { DATABASE_URL: 'mysql://x', AUTH_SECRET: 'too short to be kept', PORT: '99999' };
    const message = messageOf(wrong);
    expect(message).toContain('DATABASE_URL: must start with postgres://');
    expect(message).toContain('REDIS_URL: is not set');
    expect(message).toContain('AUTH_SECRET: must be at least 32 bytes');
    expect(message).toContain('PORT');
    expect(message).not.toContain('too short to be kept');
  });

  it('refuses metrics ports that overlap the public ports', () => {
    expect(parseEnv(complete).METRICS_PORT).toBe(9464);
    expect(parseEnv({ ...complete, METRICS_PORT: '0' }).METRICS_PORT).toBe(0);
    for (const ports of [
      { METRICS_PORT: '3000' },
      { METRICS_PORT: '7998' },
      { PORT: '9466' },
      { METRICS_PORT: '65534' },
    ]) {
      expect(() => parseEnv({ ...complete, ...ports })).toThrow(/METRICS_PORT: (it|Too big)/);
    }
  });

  it('treats an empty value as unset', () => {
    expect(parseEnv({ ...complete, PORT: '' }).PORT).toBe(3000);
    expect(() => parseEnv({ ...complete, AUTH_SECRET: '' })).toThrow('AUTH_SECRET: is not set');
  });

  describe('with secrets in files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wire-env-'));
    const fileOf = (name: string, content: string) => {
      const file = join(folder, name);
      writeFileSync(file, content);
      return file;
    };

    it('reads them without the trailing newline', () => {
      const read = parseEnv({
        AUTH_SECRET_FILE: fileOf('auth_secret', `${complete.AUTH_SECRET}\n`),
        DATABASE_URL_FILE: fileOf('database_url', complete.DATABASE_URL),
        REDIS_URL_FILE: fileOf('redis_url', complete.REDIS_URL),
        DATABASE_URL: '',
      });
      expect(read).toMatchObject(complete);
    });

    it('prefers the variable itself, and does not read the file then', () => {
      const read = parseEnv({ ...complete, AUTH_SECRET_FILE: join(folder, 'absent') });
      expect(read.AUTH_SECRET).toBe(complete.AUTH_SECRET);
    });

    it('names a file that cannot be read, and validates the content of the others', () => {
      const message = messageOf({
        AUTH_SECRET_FILE: join(folder, 'absent'),
        DATABASE_URL_FILE: fileOf('wrong', 'mysql://user:hidden@host/x'),
        REDIS_URL_FILE: fileOf('empty', '\n'),
      });
      expect(message).toContain(
        `AUTH_SECRET_FILE: ${join(folder, 'absent')} cannot be read (ENOENT)`,
      );
      expect(message).toContain('DATABASE_URL: must start with postgres://');
      expect(message).toContain('REDIS_URL: is not set');
      expect(message).not.toContain('hidden');
    });
  });
});
