import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import { env } from '@/lib/env';
import { gauge } from '@/lib/metrics';
import { forgetSingleton, singleton } from '@/lib/singleton';

/** Limits of every session, so that no query and no lock can hold a request for ever. */
const STATEMENT_TIMEOUT_MS = 4_000;
const LOCK_TIMEOUT_MS = 2_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 5_000;
const CONNECT_TIMEOUT_S = 3;
const IDLE_CONNECTION_S = 60;
const CONNECTION_LIFETIME_S = 30 * 60;

const poolSize = gauge('desk_database_pool_size', 'Most connections of this process.');

export type Database = PostgresJsDatabase;

interface Pool {
  sql: Sql;
  db: Database;
}

function open(): Pool {
  poolSize.set(env().DATABASE_POOL_SIZE);
  const sql = postgres(env().DATABASE_URL, {
    max: env().DATABASE_POOL_SIZE,
    connect_timeout: CONNECT_TIMEOUT_S,
    idle_timeout: IDLE_CONNECTION_S,
    max_lifetime: CONNECTION_LIFETIME_S,
    onnotice: () => undefined,
    connection: {
      application_name: 'wire-management',
      TimeZone: 'UTC',
      statement_timeout: STATEMENT_TIMEOUT_MS,
      lock_timeout: LOCK_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    },
  });
  return { sql, db: drizzle({ client: sql }) };
}

/** The process's pool, opened on first use (a build imports this module and must not connect). */
export function database(): Database {
  return singleton('database', open).db;
}

/** Ends every connection, waiting up to five seconds for queries that run. */
export async function closeDatabase(): Promise<void> {
  const pool = singleton('database', open);
  forgetSingleton('database');
  await pool.sql.end({ timeout: 5 });
}
