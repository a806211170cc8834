import { beforeAll, describe, expect, it } from 'vitest';
import { DrizzleQueryError } from 'drizzle-orm';
import { JOBS } from '@/contract/jobs';
import { describeError, makeLog } from '@/lib/log';
import { note, traced } from '@/lib/trace';
import { QueryFailed, sqlState, violatedConstraint } from '@/db/query-failed';

const SECRET = 'Ada Lovelace';

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://localhost/wire',
    REDIS_URL: 'redis://localhost',
    AUTH_SECRET: 'x'.repeat(32),
    LOG_LEVEL: 'info',
  });
});

/** The output of a logger while `work` runs. */
async function written(work: (log: ReturnType<typeof makeLog>) => unknown): Promise<string> {
  let text = '';
  await work(makeLog({ write: (line: string) => (text += line) }));
  return text;
}

describe('a log line', () => {
  it.each(['password', 'set-cookie', 'email', 'recipient_name', 'amount', 'address'])(
    'never contains %s, at any of three depths',
    async (name) => {
      const text = await written((log) => {
        log.info({ [name]: SECRET, a: { [name]: SECRET, b: { [name]: SECRET } }, kept: 'kept' });
      });
      expect(text).not.toContain(SECRET);
      expect(text).toContain('"kept":"kept"');
    },
  );

  it('carries the ids of its own trace, also those noted later, and of no other', async () => {
    const text = await written(async (log) => {
      await Promise.all(
        ['first', 'second'].map((request_id) =>
          traced({ request_id }, async () => {
            await Promise.resolve();
            note({ wire_id: `wire of ${request_id}` });
            log.info('inside');
          }),
        ),
      );
      log.info('outside');
    });
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({ request_id: 'first', wire_id: 'wire of first' });
    expect(lines[1]).toMatchObject({ request_id: 'second', wire_id: 'wire of second' });
    expect(lines[2]).not.toHaveProperty('request_id');
  });
});

describe('a logged error', () => {
  const driver = (code: string, message: string) =>
    Object.assign(new Error(message), {
      name: 'PostgresError',
      code,
      constraint_name: 'wires_amount_range',
      detail: `Failing row contains (${SECRET}).`,
    });
  const drizzle = (cause: Error) =>
    new DrizzleQueryError(`insert into wires values ($1)`, [SECRET], cause);

  it('of a refused statement has its name and code, never its text or a value', () => {
    const failed = new QueryFailed(
      'wires.insert',
      drizzle(driver('22P02', `invalid: "${SECRET}"`)),
    );
    expect(sqlState(failed)).toBe('22P02');
    expect(violatedConstraint(failed)).toBe('wires_amount_range');
    const text = JSON.stringify(describeError(failed)) + String(failed.stack);
    expect(text).toContain('wires.insert was refused');
    expect(text).not.toMatch(/insert into|Ada/);
  });

  it('of an unavailable server has the message of the server', () => {
    const cause = driver('57P01', 'terminating connection due to administrator command');
    expect(describeError(new QueryFailed('ping', drizzle(cause)))).toMatchObject({
      name: 'QueryFailed',
      code: '57P01',
      message: 'ping: terminating connection due to administrator command',
    });
  });

  it('of the JSON parser does not quote what was parsed', () => {
    try {
      JSON.parse(`{"recipient_name": "${SECRET}`);
      expect.unreachable();
    } catch (error) {
      expect(describeError(error)).toEqual({ name: 'SyntaxError' });
    }
  });

  it('of a schema does not quote an unknown key', () => {
    const { error } = JOBS.announce.safeParse({ [SECRET]: 1 });
    expect(describeError(error)).toEqual({ name: 'ZodError' });
  });

  it('of any other kind has message, stack and causes', () => {
    const error = new Error('outer', { cause: new TypeError('inner') });
    const described = describeError(error);
    expect(described).toMatchObject({ message: 'outer', cause: { message: 'inner' } });
    expect(described['stack']).toContain('log.test.ts');
  });
});
