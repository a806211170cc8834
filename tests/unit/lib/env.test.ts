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

/** What is said of a configuration that is not complete. */
function messageOf(source: Record<string, string>): string {
  try {
    parseEnv(source);
  } catch (error) {
    return error instanceof EnvError ? error.message : '';
  }
  return '';
}

describe('the configuration', () => {
  it('needs little, and is quick only outside dev', () => {
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

  it('names everything that is wrong in one message, and shows no value', () => {
    const wrong = { DATABASE_URL: 'mysql://x', AUTH_SECRET: 'too short to be kept', PORT: '99999' };
    const message = messageOf(wrong);
    expect(message).toContain('DATABASE_URL: must start with postgres://');
    expect(message).toContain('REDIS_URL: is not set');
    expect(message).toContain('AUTH_SECRET: must be at least 32 bytes');
    expect(message).toContain('PORT');
    expect(message).not.toContain('too short to be kept');
  });

  it('takes an empty value for an absent one', () => {
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

    it('reads them, without the line end that editors leave', () => {
      const read = parseEnv({
        AUTH_SECRET_FILE: fileOf('auth_secret', `${complete.AUTH_SECRET}\n`),
        DATABASE_URL_FILE: fileOf('database_url', complete.DATABASE_URL),
        REDIS_URL_FILE: fileOf('redis_url', complete.REDIS_URL),
        DATABASE_URL: '',
      });
      expect(read).toMatchObject(complete);
    });

    it('prefers what is given directly, and does not look at the file then', () => {
      const read = parseEnv({ ...complete, AUTH_SECRET_FILE: join(folder, 'absent') });
      expect(read.AUTH_SECRET).toBe(complete.AUTH_SECRET);
    });

    it('names the file that cannot be read, and judges what is in the others', () => {
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
