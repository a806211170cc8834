import type { SQL } from 'drizzle-orm';
import { AppError } from '@/contract/errors';
import { describeError, log } from '@/lib/log';
import { counter, gauge, histogram, WAIT_BUCKETS_S } from '@/lib/metrics';
import { database } from '@/db/client';
import { QueryFailed, sqlState } from '@/db/query-failed';
import { buildStatement } from '@/db/statement';

/** The driver has no time-out of its own for a server that hangs. */
const GIVE_UP_MS = 5_000;
const MAX_TRIES = 3;

/** SQLSTATEs after which the same statement may be run again. */
const RETRYABLE = new Set(['40001', '40P01']);
/** SQLSTATEs and driver codes of a database that cannot serve at the moment. */
const UNAVAILABLE =
  /^(08|53|57P|58)|^(25006|55P03|57014)$|^(CONNECTION_|CONNECT_TIMEOUT|ECONN|ENOTFOUND|EPIPE|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH)/;

/** The class of SQLSTATEs for a value that a type or a function does not take. */
const DATA_EXCEPTION = '22';

const inProgress = gauge(
  'desk_database_statements',
  'Statements in progress. Above desk_database_pool_size, some wait for a connection.',
);
const durations = histogram(
  'desk_database_statement_duration_seconds',
  'From the call to the result, the wait for a connection included.',
  WAIT_BUCKETS_S,
);
const failures = counter(
  'desk_database_failures_total',
  'Statements that failed after all retries.',
  ['reason'],
);
for (const reason of ['unavailable', 'out_of_range', 'refused']) failures.inc({ reason }, 0);

/** A value that a column or a function does not take, which validation should have refused. */
function outOfRange(query: string, error: unknown): AppError {
  failures.inc({ reason: 'out_of_range' });
  log().warn({ query, error: describeError(error) }, 'statement failed: value out of range');
  return new AppError('validation_failed', 'A value is out of range.', { cause: error });
}

function unavailable(query: string, error: unknown): AppError {
  failures.inc({ reason: 'unavailable' });
  log().error({ query, error: describeError(error) }, 'statement failed: database unavailable');
  return new AppError('service_unavailable', 'The database cannot be reached. Try again shortly.', {
    retryAfterS: 1,
    cause: error,
  });
}

async function withDeadline<T>(query: string, work: PromiseLike<T>): Promise<T> {
  const observeDuration = durations.startTimer();
  inProgress.inc();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(unavailable(query, new Error('no result before the deadline'))),
      GIVE_UP_MS,
    );
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
    inProgress.dec();
    observeDuration();
  }
}

/**
 * Runs ONE statement, prepared on its connection.
 * A deadlock or serialisation failure is run again (at most 3 tries: a single statement that
 * failed has changed nothing); a database that cannot serve is a 503 with Retry-After.
 * @param query a name for the statement, which may be logged
 * @param statement built with Drizzle's `sql`; an array as one parameter needs `sql.param`
 * @returns the rows: times as PostgreSQL writes them, `numeric` and `int8` as text
 * @throws AppError service_unavailable, validation_failed; QueryFailed for a bug
 */
export async function run<T extends object>(query: string, statement: SQL): Promise<T[]> {
  const { text, parameters, prepare } = buildStatement(statement);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const pending = database().unsafe<T[]>(text, parameters as never[], { prepare });
      return await withDeadline(query, pending);
    } catch (error) {
      if (error instanceof AppError) throw error;
      const state = sqlState(error) ?? '';
      const failed = new QueryFailed(query, error);
      if (RETRYABLE.has(state) && attempt < MAX_TRIES) continue;
      if (RETRYABLE.has(state) || UNAVAILABLE.test(state)) throw unavailable(query, failed);
      if (state.startsWith(DATA_EXCEPTION)) throw outOfRange(query, failed);
      failures.inc({ reason: 'refused' });
      throw failed;
    }
  }
}
