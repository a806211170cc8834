import { pino, type DestinationStream, type Logger } from 'pino';
import { env } from '@/lib/env';
import { processName } from '@/lib/process-name';
import { singleton } from '@/lib/singleton';
import { currentTrace } from '@/lib/trace';

/** Names that must never reach a log: secrets, and what tells of people and their money. */
const SECRET_FIELDS = [
  'password',
  'current_password',
  'new_password',
  'hashed_password',
  'access_token',
  'refresh_token',
  'authorization',
  'cookie',
  'set-cookie',
  'email',
  'sender_name',
  'recipient_name',
  'amount',
  'address',
];

/** Where a name may stand: in the logged object, or one or two levels below it. */
const placesOf = (name: string) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`];

/** A logger that writes to `destination`; by default to standard output. */
export function makeLog(destination?: DestinationStream): Logger {
  const options = {
    level: env().LOG_LEVEL,
    base: { env: env().APP_ENV, process: processName() },
    // A copy: what the caller logs is written into it.
    mixin: () => ({ ...currentTrace() }),
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: SECRET_FIELDS.flatMap(placesOf), remove: true },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * The process's logger: JSON lines, secrets and personal data removed. Each line carries the ids of
 * what is being done (`lib/trace`).
 */
export function log(): Logger {
  return singleton('log', () => makeLog());
}

/** The JSON parser quotes a piece of its text, zod unknown keys, drivers SQL and values. */
const QUOTING = new Set(['SyntaxError', 'ZodError', 'PostgresError']);

/**
 * Errors whose messages quote what they were given. (Our own statements end in a `QueryFailed`,
 * which does not.)
 */
function quotesItsInput({ name, message }: Error): boolean {
  return QUOTING.has(name) || message.startsWith('Failed query');
}

/** What may be logged of an error: name, code, and message and stack where they quote nothing. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { thrown: typeof error };
  const { code } = error as { code?: unknown };
  return {
    name: error.name,
    ...(code !== undefined && { code }),
    ...(!quotesItsInput(error) && { message: error.message, stack: error.stack }),
    ...(error.cause instanceof Error && { cause: describeError(error.cause) }),
  };
}
