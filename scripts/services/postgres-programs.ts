import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  environmentWith,
  installWithPackageManager,
  programFolders,
  unpackDebianPackages,
  unpackedLibraries,
} from '@/scripts/services/programs';
import { say } from '@/scripts/say';
import { UserError } from '@/scripts/user-error';

export const OLDEST_MAJOR = 15;
const SERVER = ['initdb', 'pg_ctl', 'postgres', 'pg_dump', 'pg_restore'];
const TOOLS = ['pg_dump', 'pg_restore'];
/** The folder in which `npm test` unpacks Debian's PostgreSQL. */
const UNPACKED = resolve('.local', 'postgresql');

/** The programs of one PostgreSQL version. */
export interface PostgresPrograms {
  major: number;
  /** The folder of the programs. */
  bin: string;
  /** The folder with everything that they need; they find it by its place relative to `bin`. */
  root: string;
  /** The folder of their shared libraries, when they were unpacked and not installed. */
  libraries?: string;
}

/** The folders in which packages install each major version. */
function versionedFolders(): string[] {
  const places: [string, RegExp, string][] = [
    ['/usr/lib/postgresql', /^\d+$/, 'bin'],
    [join(UNPACKED, 'usr', 'lib', 'postgresql'), /^\d+$/, 'bin'],
    ['/usr', /^pgsql-\d+$/, 'bin'],
    ['/usr/libexec', /^postgresql\d+$/, ''],
    ['/opt/homebrew/opt', /^(postgresql@\d+|libpq)$/, 'bin'],
    ['/usr/local/opt', /^(postgresql@\d+|libpq)$/, 'bin'],
  ];
  return places.flatMap(([place, pattern, bin]) =>
    existsSync(place)
      ? readdirSync(place)
          .filter((name) => pattern.test(name))
          .map((name) => join(place, name, bin))
      : [],
  );
}

function programsIn(bin: string, names: readonly string[]): PostgresPrograms[] {
  if (!names.every((name) => existsSync(join(bin, name)))) return [];
  const unpacked = bin.startsWith(UNPACKED);
  const libraries = unpacked ? unpackedLibraries(UNPACKED) : undefined;
  const { stdout } = spawnSync(join(bin, 'pg_dump'), ['--version'], {
    env: environmentWith(libraries),
    encoding: 'utf8',
  });
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1]);
  if (!Number.isInteger(major)) return [];
  const root = unpacked ? UNPACKED : dirname(bin);
  return [{ major, bin, root, ...(libraries !== undefined && { libraries }) }];
}

/**
 * Every folder of this machine that has these programs, the oldest version first. `PG_BIN`, when it
 * is set, is the only folder that is searched.
 */
function findPrograms(names: readonly string[]): PostgresPrograms[] {
  const configured = process.env['PG_BIN'];
  const folders = configured ? [configured] : [...programFolders(), ...versionedFolders()];
  return folders.flatMap((folder) => programsIn(folder, names)).sort((a, b) => a.major - b.major);
}

/**
 * `pg_dump` and `pg_restore` for a server of this major version: the same version or the nearest
 * newer one. An older server may refuse the output of a much newer version.
 * @throws UserError that says what to install
 */
export function postgresTools(serverMajor: number): PostgresPrograms {
  const all = findPrograms(TOOLS);
  const found = all.find(({ major }) => major >= serverMajor);
  if (found) return found;
  const newest = all.at(-1);
  const seen = newest ? `the newest one here is ${newest.major} in ${newest.bin}` : 'none is here';
  throw new UserError(
    `PostgreSQL ${serverMajor} needs pg_dump and pg_restore ${serverMajor} or newer, and ${seen}: install postgresql-client-${serverMajor} (from apt.postgresql.org if your distribution lacks it), or set PG_BIN to their folder.`,
  );
}

const findServer = (): PostgresPrograms | undefined =>
  findPrograms(SERVER).find(({ major }) => major >= OLDEST_MAJOR);

/** Debian's package `postgresql` depends on the version of this distribution. */
async function debianPackages(depends: (name: string) => Promise<string[]>): Promise<string[]> {
  const server = (await depends('postgresql')).find((name) => /^postgresql-\d+$/.test(name));
  if (server === undefined) throw new Error('no PostgreSQL in the package lists');
  return [server, server.replace('postgresql-', 'postgresql-client-')];
}

/**
 * A complete PostgreSQL with its tools, of the oldest version that is available: installed, or
 * unpacked from Debian's packages into `.local`, or installed with the system's package manager.
 * @throws UserError that says what to install
 */
export async function packagedPostgres(): Promise<PostgresPrograms> {
  const found = findServer();
  if (found) return found;
  say(' (fetching PostgreSQL with pg_dump, once)');
  await unpackDebianPackages(UNPACKED, debianPackages);
  const unpacked = findServer();
  if (unpacked) return unpacked;
  await installWithPackageManager({
    apk: ['postgresql15', 'postgresql15-client'],
    dnf: ['postgresql-server'],
    brew: ['postgresql@15'],
  });
  const installed = findServer();
  if (installed) return installed;
  throw new UserError(
    `The backup tests need PostgreSQL ${OLDEST_MAJOR} or newer with pg_dump: install its server with your package manager, or set PG_BIN to the folder of its programs.`,
  );
}
