import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import getPort from 'get-port';
import { Redis } from 'ioredis';
import { poll } from '@/lib/poll';
import {
  environmentWith,
  installWithPackageManager,
  onPath,
  unpackDebianPackages,
  unpackedLibraries,
} from '@/scripts/services/programs';
import { say } from '@/scripts/say';
import { UserError } from '@/scripts/user-error';

const exec = promisify(execFile);
const START_TIMEOUT_MS = 10_000;
const POLL_MS = 50;
const NAMES = ['redis-server', 'valkey-server'];

export interface LocalRedis {
  url: string;
  stop: () => Promise<void>;
}

interface Program {
  path: string;
  /** The folder of its shared libraries, when it was unpacked and not installed. */
  libraries?: string;
}

function works(program: Program): boolean {
  const { status } = spawnSync(program.path, ['--version'], {
    env: environmentWith(program.libraries),
  });
  return status === 0;
}

/** The program that an earlier run unpacked, if it works. */
function unpackedProgram(folder: string): Program | undefined {
  const path = join(folder, 'usr', 'bin', 'redis-server');
  const libraries = unpackedLibraries(folder);
  if (!existsSync(path)) return undefined;
  const program = { path, ...(libraries !== undefined && { libraries }) };
  return works(program) ? program : undefined;
}

function installedProgram(): Program | undefined {
  const path = onPath(NAMES);
  return path === undefined ? undefined : { path };
}

async function fetchProgram(folder: string): Promise<Program | undefined> {
  const packages = ['redis-server', 'redis-tools'];
  const unpacked = await unpackDebianPackages(folder, () => Promise.resolve(packages));
  const program = unpacked ? unpackedProgram(folder) : undefined;
  if (program) return program;
  const redis = ['redis'];
  await installWithPackageManager({
    'apt-get': ['redis-server'],
    apk: redis,
    dnf: redis,
    brew: redis,
  });
  return installedProgram();
}

async function findProgram(): Promise<Program> {
  const folder = resolve('.local', 'redis-server');
  const found = installedProgram() ?? unpackedProgram(folder);
  if (found) return found;
  say(' (fetching redis-server, once)');
  const fetched = await fetchProgram(folder);
  if (fetched) return fetched;
  throw new UserError(
    'Redis is missing: install redis-server (or valkey-server) with your package manager, or set REDIS_URL.',
  );
}

async function isReachable(url: string): Promise<boolean> {
  const client = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: 500,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.ping();
    return true;
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}

async function shutdown(url: string): Promise<void> {
  const client = new Redis(url, { retryStrategy: () => null });
  client.on('error', () => undefined);
  await client.shutdown('NOSAVE').catch(() => undefined);
  client.disconnect();
}

/** Starts the server with its log in `folder`. Returns its URL. */
async function startServer(folder: string): Promise<string> {
  const program = await findProgram();
  const port = await getPort({ host: '127.0.0.1' });
  const url = `redis://127.0.0.1:${port}`;
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: folder,
    daemonize: 'yes',
    save: '',
    appendonly: 'no',
  };
  const logging = { logfile: join(folder, 'server.log'), pidfile: join(folder, 'pid') };
  const args = Object.entries({ ...settings, ...logging }).flatMap(([k, v]) => [
    `--${k}`,
    String(v),
  ]);
  await exec(program.path, args, { env: environmentWith(program.libraries) });
  const polling = { timeoutMs: START_TIMEOUT_MS, intervalMs: POLL_MS };
  if (!(await poll(() => isReachable(url), polling)))
    throw new UserError(`Redis did not start. Its reasons are in ${logging.logfile}.`);
  return url;
}

/**
 * Starts a Redis on a free port of loopback. It keeps nothing on disk: it holds only caches and
 * counters. A server that an earlier, killed run left running is reused.
 * @throws UserError when there is no Redis, or it does not start
 */
export async function startLocalRedis(dataDir: string): Promise<LocalRedis> {
  const folder = join(resolve(dataDir), 'redis');
  mkdirSync(folder, { recursive: true });
  const note = join(folder, 'url');
  if (existsSync(note)) {
    const url = readFileSync(note, 'utf8');
    if (await isReachable(url)) return { url, stop: () => shutdown(url) };
  }
  const url = await startServer(folder);
  writeFileSync(note, url);
  return { url, stop: () => shutdown(url) };
}
