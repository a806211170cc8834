import { pino, type DestinationStream, type Logger } from 'pino';
import { WIRE_FIELDS } from '@/contract/wire';
import { env } from '@/lib/env';
import { processName } from '@/lib/process-name';
import { singleton } from '@/lib/singleton';
import { currentTrace } from '@/lib/trace';

/** Fields that must never be logged: secrets, personal data, the entered fields of wires. */
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
  'address',
  // A new entered field is redacted without a change here.
  ...WIRE_FIELDS,
];

/** The paths of a field that are redacted: in the logged object, and one and two levels below. */
const placesOf = (name: string) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`];

/** Makes a logger that writes to `destination`, by default to standard output. */
export function makeLog(destination?: DestinationStream): Logger {
  const options = {
    level: env().LOG_LEVEL,
    base: { env: env().APP_ENV, process: processName() },
    // A copy, because pino merges the logged object into it.
    mixin: () => ({ ...currentTrace() }),
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: SECRET_FIELDS.flatMap(placesOf), remove: true },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * The logger of this process: JSON lines without secrets and personal data. Each line carries the
 * ids of the current request or job (`lib/trace`).
 */
export function log(): Logger {
  return singleton('log', () => makeLog());
}

/** Errors that quote input: the JSON parser its text, zod unknown keys, drivers SQL and values. */
const QUOTING = new Set(['SyntaxError', 'ZodError', 'PostgresError']);

/**
 * True when the error's message may quote user input. A failed statement is logged as a
 * `QueryFailed`, which does not.
 */
function quotesItsInput({ name, message }: Error): boolean {
  return QUOTING.has(name) || message.startsWith('Failed query');
}

/** The loggable part of an error: name, code, causes; message and stack if they quote no input. */
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
