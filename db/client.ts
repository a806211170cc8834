import postgres from 'postgres';
import { env } from '@/lib/env';
import { gauge } from '@/lib/metrics';
import { forgetSingleton, singleton } from '@/lib/singleton';

/** Limits of every session, so that no query and no lock can block a request without end. */
const STATEMENT_TIMEOUT_MS = 4_000;
const LOCK_TIMEOUT_MS = 2_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 5_000;
const CONNECT_TIMEOUT_S = 3;
const IDLE_CONNECTION_S = 60;
const CONNECTION_LIFETIME_S = 30 * 60;

/** Type ids of PostgreSQL (`pg_type.oid`). */
const OID = { json: 114, date: 1082, timestamp: 1114, timestamptz: 1184, jsonb: 3802 } as const;

const asText = (text: string): string => text;
/**
 * Where the driver's own conversion is not wanted: times stay PostgreSQL's text, in both
 * directions, and a JSON parameter is text that was serialised before. All else is the driver's:
 * `numeric` and `int8` arrive as text, `int4` and `float8` as numbers, JSON and arrays parsed.
 */
const TYPES = {
  time: {
    to: OID.timestamptz,
    from: [OID.date, OID.timestamp, OID.timestamptz],
    serialize: asText,
    parse: asText,
  },
  json: {
    to: OID.json,
    from: [OID.json, OID.jsonb],
    serialize: asText,
    parse: (text: string): unknown => JSON.parse(text),
  },
};

const poolSize = gauge('desk_database_pool_size', 'Most connections of this process.');

function open() {
  poolSize.set(env().DATABASE_POOL_SIZE);
  return postgres(env().DATABASE_URL, {
    max: env().DATABASE_POOL_SIZE,
    connect_timeout: CONNECT_TIMEOUT_S,
    idle_timeout: IDLE_CONNECTION_S,
    max_lifetime: CONNECTION_LIFETIME_S,
    types: TYPES,
    onnotice: () => undefined,
    connection: {
      application_name: 'wire-management',
      TimeZone: 'UTC',
      statement_timeout: STATEMENT_TIMEOUT_MS,
      lock_timeout: LOCK_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    },
  });
}

/**
 * The process's connection pool, opened on first use (a build imports this module and must not
 * connect). Statements are run by `run` in db/run.ts, which adds deadline, retries and metrics.
 */
export function database() {
  return singleton('database', open);
}

/** Closes every connection; waits up to five seconds for running statements. */
export async function closeDatabase(): Promise<void> {
  const pool = database();
  forgetSingleton('database');
  await pool.end({ timeout: 5 });
}
