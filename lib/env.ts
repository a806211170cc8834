import { readFileSync } from 'node:fs';
import { ENVIRONMENTS } from '@/contract/features';
import { z } from '@/contract/zod';
import { PROCESSES } from '@/lib/process-name';
import { singleton } from '@/lib/singleton';

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);
const wholeNumber = (fallback: number, max: number) =>
  z.coerce.number().int().min(0).max(max).default(fallback);

const variables = z.object({
  APP_ENV: z.enum(ENVIRONMENTS).default('dev'),
  HOST: z.string().min(1).optional(),
  PORT: port(3000),
  API_PORT: port(8000),
  METRICS_PORT: wholeNumber(9464, 65_533),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SIDECAR_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://'),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  REDIS_URL: z.string().regex(/^rediss?:\/\//, 'must start with redis://'),
  AUTH_SECRET: z
    .string()
    .refine((value) => Buffer.byteLength(value) >= 32, 'must be at least 32 bytes'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  PROCESSING_DELAY_SECONDS: z.coerce.number().min(0).max(86_400).optional(),
  RAIL_LATENCY_MS: z.coerce.number().int().min(0).max(60_000).optional(),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(10),
  RATE_LIMIT_PER_MINUTE: wholeNumber(100, 1_000_000),
  ANONYMOUS_RATE_LIMIT_PER_MINUTE: wholeNumber(100, 1_000_000),
  LOGIN_FAILURES_PER_MINUTE: wholeNumber(10, 1_000_000),
  TRUSTED_PROXY_HOPS: wholeNumber(0, 10),
});

/** Each process serves its metrics on a port of its own: METRICS_PORT and those after it. */
const METRICS_PORTS = PROCESSES.length;

const distinct = variables.refine(
  ({ METRICS_PORT: first, PORT, API_PORT }) =>
    first === 0 || ![PORT, API_PORT].some((port) => port >= first && port < first + METRICS_PORTS),
  { path: ['METRICS_PORT'], message: 'it and the two ports after it must not be PORT or API_PORT' },
);

const schema = distinct.transform((value) => {
  const dev = value.APP_ENV === 'dev';
  return {
    ...value,
    HOST: value.HOST ?? (dev ? '127.0.0.1' : '0.0.0.0'),
    PUBLIC_URL: (value.PUBLIC_URL ?? `http://localhost:${value.PORT}`).replace(/\/+$/, ''),
    SIDECAR_URL: value.SIDECAR_URL ?? `http://127.0.0.1:${value.API_PORT}`,
    PROCESSING_DELAY_SECONDS: value.PROCESSING_DELAY_SECONDS ?? (dev ? 5 : 0),
    RAIL_LATENCY_MS: value.RAIL_LATENCY_MS ?? (dev ? 1500 : 0),
  };
});

export type Env = z.output<typeof schema>;

/** An invalid configuration. The message lists each variable that is missing or wrong. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

/** Variables that can also be read from a file (`AUTH_SECRET_FILE`), as is usual in containers. */
const SECRETS = ['DATABASE_URL', 'REDIS_URL', 'AUTH_SECRET'] as const;

/**
 * Validates a set of variables. An empty value counts as unset, as in an env file. A secret can be
 * in the file that `<name>_FILE` names; the variable itself takes precedence.
 * @throws EnvError listing every variable that is missing or wrong
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  return parse(schema, source, SECRETS);
}

/** The trimmed content of a file, or the system's error code (ENOENT) when it cannot be read. */
function contentOf(file: string): { text: string } | { failure: string } {
  try {
    return { text: readFileSync(file, 'utf8').trim() };
  } catch (error) {
    return { failure: (error as NodeJS.ErrnoException).code ?? 'unknown' };
  }
}

function parse<S extends z.ZodType>(
  schema: S,
  source: Record<string, string | undefined>,
  secrets: readonly (typeof SECRETS)[number][],
): z.output<S> {
  const isGiven = (value: string | undefined) => value !== undefined && value !== '';
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => isGiven(value)));
  const unreadable = new Map<string, string>();
  for (const name of secrets) {
    const file = present[`${name}_FILE`];
    if (file === undefined || isGiven(present[name])) continue;
    const content = contentOf(file);
    if ('text' in content) present[name] = content.text;
    else unreadable.set(name, `${name}_FILE: ${file} cannot be read (${content.failure})`);
  }
  const result = schema.safeParse(present);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const name = issue.path.join('.');
    // A default that conflicts with another variable is not missing; an empty secret file is.
    const isMissing =
      present[name] === '' || (issue.code === 'invalid_type' && present[name] === undefined);
    return `  ${unreadable.get(name) ?? `${name}: ${isMissing ? 'is not set' : issue.message}`}`;
  });
  throw new EnvError(
    `The configuration is not complete:\n${problems.join('\n')}\nSee docs/configuration.md.`,
  );
}

/** The configuration of this process, parsed once. No other module reads `process.env`. */
export function env(): Env {
  return singleton('env', () => parseEnv(process.env));
}

/** Only DATABASE_URL, for migrations, which run without the other variables. @throws EnvError */
export function databaseUrl(): string {
  return parse(variables.pick({ DATABASE_URL: true }), process.env, ['DATABASE_URL']).DATABASE_URL;
}
