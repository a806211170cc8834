/** SQLSTATE classes whose messages name a state of the server or columns, and never a value. */
const SAFE_CLASSES = /^(08|23|25|28|40|42|53|54|55|57|58)/;

interface DriverError {
  name?: string;
  code?: unknown;
  message?: string;
  constraint_name?: unknown;
  cause?: unknown;
}

/** The innermost cause of an error: what the driver threw. */
function driverError(error: unknown): DriverError {
  const { cause } = error as DriverError;
  return cause === undefined || cause === null ? (error as DriverError) : driverError(cause);
}

/** The SQLSTATE or driver code of a failed statement, also of an error that it is the cause of. */
export function sqlState(error: unknown): string | undefined {
  const { code } = driverError(error);
  return typeof code === 'string' ? code : undefined;
}

/** The constraint that a failed statement violated; undefined when it violated none. */
export function violatedConstraint(error: unknown): string | undefined {
  const { constraint_name: name } = driverError(error);
  return typeof name === 'string' ? name : undefined;
}

/**
 * A failed statement, by its name and the database's code. It holds neither SQL nor values: what
 * prints an error, as Next does, would print those too.
 */
export class QueryFailed extends Error {
  override readonly name = 'QueryFailed';
  readonly code: string | undefined;
  readonly constraint_name: string | undefined;

  constructor(query: string, error: unknown) {
    const code = sqlState(error);
    const driver = driverError(error);
    const { name, message } = driver;
    const safe = name !== 'PostgresError' || SAFE_CLASSES.test(code ?? '');
    const text = safe && message ? `${query}: ${message}` : `${query} was refused`;
    // An error without a code is a bug of the driver or of ours: its stack is needed.
    super(text, code === undefined ? { cause: driver } : undefined);
    this.code = code;
    this.constraint_name = violatedConstraint(error);
  }
}
