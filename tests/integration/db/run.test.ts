import { inspect } from 'node:util';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { run } from '@/db/run';
import { MAX_PREPARED } from '@/db/statement';
import { execute } from '@/tests/helpers/execute';

const SECRET = 'Ada Lovelace';

/** What a rejected promise was rejected with. */
async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );
}

describe('a row', () => {
  // The driver uses the simple query protocol for a statement without parameters.
  it.each([
    ['of a prepared statement', sql`where ${1}::int = 1`],
    ['of a statement without parameters', sql``],
  ])('%s holds each type as the application expects it', async (_, where) => {
    const [row] = await execute(sql`
      select '2026-11-23 08:15:30.123+00'::timestamptz(3) as timestamptz, '2026-11-23'::date as date,
        '2026-11-23 08:15:30'::timestamp as timestamp, 1250.10::numeric(15, 2) as numeric,
        9007199254740993::int8 as int8, 7::int4 as int4, 0.5::float8 as float8, true as boolean,
        'USD'::char(3) as currency, 'pending'::wire_status as status,
        '0198c0de-0000-7000-8000-000000000000'::uuid as uuid, null::text as nothing,
        array['a', 'b,"c"', '']::text[] as texts, array[1, 2]::int[] as numbers,
        '{"a": [1, null]}'::json as json, '{"a": [1, null]}'::jsonb as jsonb ${where}`);
    expect(row).toEqual({
      timestamptz: '2026-11-23 08:15:30.123+00',
      date: '2026-11-23',
      timestamp: '2026-11-23 08:15:30',
      numeric: '1250.10',
      int8: '9007199254740993',
      int4: 7,
      float8: 0.5,
      boolean: true,
      currency: 'USD',
      status: 'pending',
      uuid: '0198c0de-0000-7000-8000-000000000000',
      nothing: null,
      texts: ['a', 'b,"c"', ''],
      numbers: [1, 2],
      json: { a: [1, null] },
      jsonb: { a: [1, null] },
    });
  });
});

describe('a parameter', () => {
  it('is converted to the type that the statement declares', async () => {
    const [row] = await execute(sql`
      select ${'2026-11-23T08:15:30.123Z'}::timestamptz(3) as time, ${'1250.10'}::numeric as numeric,
        ${7}::int as int4, ${false}::boolean as boolean, ${null}::text as nothing,
        ${JSON.stringify({ name: SECRET })}::json ->> 'name' as json,
        make_interval(secs => ${0.25})::text as interval,
        ${sql.param(['pending', 'failed'])}::wire_status[] = array['pending', 'failed']::wire_status[] as statuses,
        ${sql.param([1, 2, 3])}::int[] as numbers, ${sql.param([])}::int[] as none`);
    expect(row).toEqual({
      time: '2026-11-23 08:15:30.123+00',
      numeric: '1250.10',
      int4: 7,
      boolean: false,
      nothing: null,
      json: SECRET,
      interval: '00:00:00.25',
      statuses: true,
      numbers: [1, 2, 3],
      none: [],
    });
  });
});

describe('a statement', () => {
  it('is prepared once on its connection and reused with other values', async () => {
    const uses = async (value: number) => {
      const [row] = await execute<{ n: number }>(sql`
        select count(*)::int as n from pg_prepared_statements
        where statement like '%prepared once%' and ${value}::int > 0`);
      return row?.n;
    };
    expect([await uses(1), await uses(2), await uses(3)]).toEqual([1, 1, 1]);
  });

  it('is prepared again after the columns of its table have changed', async () => {
    await execute(sql`create table changing (id int)`);
    await execute(sql`insert into changing values (${1}::int)`);
    const read = () => execute(sql`select * from changing where id = ${1}::int`);
    expect(await read()).toEqual([{ id: 1 }]);
    await execute(sql`alter table changing add column name text default 'new'`);
    expect(await read()).toEqual([{ id: 1, name: 'new' }]);
  });

  it('is not prepared when MAX_PREPARED others are', async () => {
    for (let i = 0; i <= MAX_PREPARED; i += 1) {
      const rows = await execute(sql`select ${i}::int as value, ${sql.raw(String(i))} as text`);
      expect(rows).toEqual([{ value: i, text: i }]);
    }
    const [row] = await execute<{ n: number }>(
      sql`select count(*)::int as n from pg_prepared_statements`,
    );
    expect(row?.n).toBeGreaterThan(MAX_PREPARED / 2);
    expect(row?.n).toBeLessThanOrEqual(MAX_PREPARED);
  });
});

describe('a statement that fails', () => {
  it('on a value that a type does not take throws validation_failed', async () => {
    const error = await errorOf(run('test.cast', sql`select ${SECRET}::text::int`));
    expect(error).toMatchObject({ code: 'validation_failed', cause: { code: '22P02' } });
    expect(inspect(error, { depth: 10 })).not.toMatch(/Ada|select/);
  });

  it('because of a bug throws its name and code, but neither its text nor a value', async () => {
    const error = await errorOf(run('test.bug', sql`select ${SECRET}::text from no_such_table`));
    expect(error).toMatchObject({ name: 'QueryFailed', code: '42P01' });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/Ada|select/);
  });

  it('on a deadlock or serialisation failure is run again, three times in all', async () => {
    // A sequence is not rolled back, so it counts the tries.
    await execute(sql`create sequence tries`);
    await execute(sql`
      create function fail_with(state text) returns int language plpgsql as $$
      begin perform nextval('tries'); raise exception 'conflict' using errcode = state; end $$`);
    const error = await errorOf(run('test.conflict', sql`select fail_with(${'40001'})`));
    expect(error).toMatchObject({ code: 'service_unavailable', cause: { code: '40001' } });
    expect(await execute(sql`select last_value::int as tries from tries`)).toEqual([{ tries: 3 }]);
  });
});
