import { DrizzleQueryError } from 'drizzle-orm';

/** SQLSTATE classes whose messages name the server's trouble, or columns, and never a value. */
const SAFE_CLASSES = /^(08|23|25|28|40|42|53|54|55|57|58)/;

interface DriverError {
  name?: string;
  code?: unknown;
  message?: string;
  constraint_name?: unknown;
  cause?: unknown;
}

/** What the driver said, beneath what Drizzle wrapped around it. */
function driverError(error: unknown): DriverError {
  const { cause } = error as DriverError;
  return cause === undefined || cause === null ? (error as DriverError) : driverError(cause);
}

/** The SQLSTATE or driver code of a failed query, wherever it was wrapped. */
export function sqlState(error: unknown): string | undefined {
  const { code } = driverError(error);
  return typeof code === 'string' ? code : undefined;
}

/** The constraint a failed query violated, if it violated one. */
export function violatedConstraint(error: unknown): string | undefined {
  const { constraint_name: name } = driverError(error);
  return typeof name === 'string' ? name : undefined;
}

/**
 * A statement that failed, by its name and the database's code. Drizzle writes the SQL and its
 * values into its own error, and whoever prints that, Next for one, would print them.
 */
export class QueryFailed extends Error {
  override readonly name = 'QueryFailed';
  readonly code: string | undefined;
  readonly constraint_name: string | undefined;

  constructor(query: string, error: unknown) {
    const code = sqlState(error);
    const driver = driverError(error);
    const { name, message } = driver;
    const isSql = driver instanceof DrizzleQueryError;
    const safe = !isSql && (name !== 'PostgresError' || SAFE_CLASSES.test(code ?? ''));
    const text = safe && message ? `${query}: ${message}` : `${query} was refused`;
    // Without a code it is a bug of the driver or of ours, and its stack tells where.
    super(text, code === undefined && !isSql ? { cause: driver } : undefined);
    this.code = code;
    this.constraint_name = violatedConstraint(error);
  }
}
