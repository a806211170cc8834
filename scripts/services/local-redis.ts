import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import getPort from 'get-port';
import { Redis } from 'ioredis';
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
const NAMES = ['redis-server', 'valkey-server'];

export interface LocalRedis {
  url: string;
  stop: () => Promise<void>;
}

interface Program {
  path: string;
  /** Where its shared libraries are, when it was unpacked and not installed. */
  libraries?: string;
}

function works(program: Program): boolean {
  const { status } = spawnSync(program.path, ['--version'], {
    env: environmentWith(program.libraries),
  });
  return status === 0;
}

/** What an earlier run unpacked, if it works. */
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

async function answers(url: string): Promise<boolean> {
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

/**
 * A Redis of our own on a free port; it keeps nothing on disk, for it is never the truth. One that
 * an earlier, killed run left behind is taken over.
 */
export async function startLocalRedis(dataDir: string): Promise<LocalRedis> {
  const folder = join(resolve(dataDir), 'redis');
  mkdirSync(folder, { recursive: true });
  const note = join(folder, 'url');
  if (existsSync(note)) {
    const url = readFileSync(note, 'utf8');
    if (await answers(url)) return { url, stop: () => shutdown(url) };
  }
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
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(url))) {
    if (Date.now() > deadline) {
      throw new UserError(`Redis did not start. Its reasons are in ${logging.logfile}.`);
    }
    await sleep(50);
  }
  writeFileSync(note, url);
  return { url, stop: () => shutdown(url) };
}
