import postgres from 'postgres';
import { UserError } from '@/scripts/user-error';

const CONNECT_TIMEOUT_S = 10;

/**
 * Opens one connection in which the text of a value does not depend on settings of the server or the
 * user, and which has no timeout, since a dump may take long.
 */
export function openSession(url: string): postgres.Sql {
  return postgres(url, {
    max: 1,
    max_lifetime: null,
    connect_timeout: CONNECT_TIMEOUT_S,
    onnotice: () => undefined,
    connection: {
      application_name: 'wire-management backup',
      TimeZone: 'UTC',
      DateStyle: 'ISO, YMD',
      IntervalStyle: 'postgres',
      bytea_output: 'hex',
      extra_float_digits: '1',
      // Every table name is shown with its schema.
      search_path: 'pg_catalog',
      // Rows that a policy hides cause an error and not an incomplete backup.
      row_security: 'off',
      statement_timeout: 0,
      idle_in_transaction_session_timeout: 0,
    },
  });
}

/**
 * Opens a session, runs `work` and closes it.
 * @throws UserError when the database cannot be reached or does not exist
 */
export async function withSession<T>(
  url: string,
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = openSession(url);
  try {
    await sql`select 1`.catch((error: unknown) => {
      throw new UserError(
        `The database ${databaseName(url)} cannot be opened: ${error instanceof Error ? error.message : String(error)}. Check DATABASE_URL.`,
      );
    });
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The name of the database in a connection string. */
export function databaseName(url: string): string {
  return postgres(url).options.database;
}

/** The connection string of another database on the same server. */
export function withDatabase(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.href;
}

/** The major version of the server, such as 15. */
export async function serverMajor(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ version: number }[]>`
    select current_setting('server_version_num')::int as version`;
  return Math.floor((row?.version ?? 0) / 10_000);
}

/**
 * A connection string as the variables that pg_dump and pg_restore read: every user of the machine
 * could see a password on a command line.
 */
export function libpqVariables(url: string): Record<string, string> {
  const { host, port, user, pass, database, ssl } = postgres(url).options;
  return {
    PGHOST: host.join(','),
    PGPORT: port.join(','),
    PGUSER: user,
    PGDATABASE: database,
    ...(typeof pass === 'string' && pass !== '' && { PGPASSWORD: pass }),
    ...(typeof ssl === 'string' && { PGSSLMODE: ssl }),
  };
}
