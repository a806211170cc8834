import { AppError } from '@/contract/errors';
import { describeError, log } from '@/lib/log';
import { counter, gauge, histogram, WAIT_BUCKETS_S } from '@/lib/metrics';
import { database, type Database } from '@/db/client';
import { QueryFailed, sqlState } from '@/db/query-failed';

/** No driver gives up on a frozen server by itself; a caller waits this long and no longer. */
const GIVE_UP_MS = 5_000;
const MAX_TRIES = 3;

/** SQLSTATEs after which the same single statement may simply be run again. */
const RETRYABLE = new Set(['40001', '40P01']);
/** SQLSTATEs and driver codes that mean: the database is not able to serve at the moment. */
const UNAVAILABLE =
  /^(08|53|57P|58)|^(25006|55P03|57014)$|^(CONNECTION_|CONNECT_TIMEOUT|ECONN|ENOTFOUND|EPIPE|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH)/;

/** The class of SQLSTATEs that means: this value cannot be. */
const DATA_EXCEPTION = '22';

const underWay = gauge(
  'desk_database_statements',
  'Statements under way. Above desk_database_pool_size, some wait for a connection.',
);
const durations = histogram(
  'desk_database_statement_duration_seconds',
  'From the wish for a statement to its result, the wait for a connection included.',
  WAIT_BUCKETS_S,
);
const failures = counter('desk_database_failures_total', 'Statements that failed for good.', [
  'reason',
]);
for (const reason of ['unavailable', 'out_of_range', 'refused']) failures.inc({ reason }, 0);

/** What validation should have refused: a value that a column or a function cannot take. */
function outOfRange(query: string, error: unknown): AppError {
  failures.inc({ reason: 'out_of_range' });
  log().warn(
    { query, error: describeError(error) },
    'a value reached the database that it refused',
  );
  return new AppError('validation_failed', 'A value is out of range.', { cause: error });
}

function unavailable(query: string, error: unknown): AppError {
  failures.inc({ reason: 'unavailable' });
  log().error({ query, error: describeError(error) }, 'the database did not answer');
  return new AppError('service_unavailable', 'The database cannot be reached. Try again shortly.', {
    retryAfterS: 1,
    cause: error,
  });
}

async function withDeadline<T>(query: string, work: PromiseLike<T>): Promise<T> {
  const ended = durations.startTimer();
  underWay.inc();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unavailable(query, new Error('gave up'))), GIVE_UP_MS);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
    underWay.dec();
    ended();
  }
}

/**
 * Runs ONE statement under a name that may be logged.
 * A deadlock or serialisation failure is run again (at most 3 tries: one statement leaves nothing
 * behind); a database that cannot serve is a 503 with Retry-After.
 * @throws AppError service_unavailable, validation_failed; QueryFailed for what is a bug
 */
export async function run<T>(
  query: string,
  statement: (db: Database) => PromiseLike<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withDeadline(query, statement(database()));
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
