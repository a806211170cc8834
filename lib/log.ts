import { pino, type Logger } from 'pino';
import { env } from '@/lib/env';
import { singleton } from '@/lib/singleton';

/** Names that must never reach a log, wherever they stand in the logged object. */
const SECRET_FIELDS = [
  'password',
  'current_password',
  'new_password',
  'hashed_password',
  'access_token',
  'refresh_token',
  'authorization',
  'cookie',
  'email',
  'sender_name',
  'recipient_name',
];

/** The process's logger: JSON lines on standard output, secrets and personal data removed. */
export function log(): Logger {
  return singleton('log', () =>
    pino({
      level: env().LOG_LEVEL,
      base: { env: env().APP_ENV },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        remove: true,
      },
    }),
  );
}

/**
 * What may be logged of an error: name, code and stack. Never an SQL text or its values, which
 * Drizzle puts into its messages; its cause's code says what the database objected to.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { thrown: typeof error };
  const code = (error as { code?: unknown }).code;
  const cause = error.cause instanceof Error ? describeError(error.cause) : undefined;
  const isSql = error.name === 'DrizzleQueryError' || error.message.startsWith('Failed query');
  return {
    name: error.name,
    ...(isSql ? {} : { message: error.message }),
    ...(code === undefined ? {} : { code }),
    ...(cause === undefined ? {} : { cause }),
    ...(isSql ? {} : { stack: error.stack }),
  };
}
