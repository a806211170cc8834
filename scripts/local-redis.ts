import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import getPort from 'get-port';
import { Redis } from 'ioredis';
import { Instruction, say } from '@/scripts/say';

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

/** The first of these programs on PATH. */
export function onPath(names: readonly string[]): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/bin'];
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((path) => existsSync(path));
}

const environment = ({ libraries }: Program) =>
  libraries === undefined ? process.env : { ...process.env, LD_LIBRARY_PATH: libraries };

function works(program: Program): boolean {
  const { status } = spawnSync(program.path, ['--version'], { env: environment(program) });
  return status === 0;
}

/** What an earlier run unpacked, if it works. */
function unpackedProgram(folder: string): Program | undefined {
  const path = join(folder, 'usr', 'bin', 'redis-server');
  const base = join(folder, 'usr', 'lib');
  if (!existsSync(path) || !existsSync(base)) return undefined;
  const triplet = readdirSync(base).find((name) => name.includes('-linux-'));
  const program = { path, ...(triplet && { libraries: join(base, triplet) }) };
  return works(program) ? program : undefined;
}

/** Debian's packages, downloaded and unpacked into our own folder: needs no root, changes no system. */
async function unpackDebianPackages(folder: string): Promise<Program | undefined> {
  if (onPath(['apt-get']) === undefined || onPath(['dpkg']) === undefined) return undefined;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  try {
    if (process.getuid?.() === 0) await exec('apt-get', ['update', '-q']);
    const { stdout } = await exec('apt-cache', ['depends', 'redis-server', 'redis-tools']);
    const libraries = [...stdout.matchAll(/Depends: ((?:lib|lua)[^\s<>]+)/g)].map(
      (m) => m[1] ?? '',
    );
    const wanted = new Set([
      'redis-server',
      'redis-tools',
      ...libraries.filter((l) => l !== 'libc6'),
    ]);
    await exec('apt-get', ['download', '-q', ...wanted], { cwd: folder });
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb'))) {
      await exec('dpkg', ['-x', join(folder, file), folder]);
    }
    return unpackedProgram(folder);
  } catch {
    return undefined;
  }
}

/** The system's package manager, where we may use it. */
async function installWithPackageManager(): Promise<Program | undefined> {
  const root = process.getuid?.() === 0;
  const managers: [string, string[], boolean][] = [
    ['apt-get', ['install', '-y', '-q', '--no-install-recommends', 'redis-server'], root],
    ['apk', ['add', 'redis'], root],
    ['dnf', ['install', '-y', 'redis'], root],
    ['brew', ['install', 'redis'], !root],
  ];
  for (const [manager, args, allowed] of managers) {
    if (!allowed || onPath([manager]) === undefined) continue;
    await exec(manager, args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).catch(
      () => undefined,
    );
    const path = onPath(NAMES);
    if (path !== undefined) return { path };
  }
  return undefined;
}

async function findProgram(): Promise<Program> {
  const installed = onPath(NAMES);
  if (installed !== undefined) return { path: installed };
  const folder = resolve('.local', 'redis-server');
  const unpacked = unpackedProgram(folder);
  if (unpacked) return unpacked;
  say(' (fetching redis-server, once)');
  const fetched = (await unpackDebianPackages(folder)) ?? (await installWithPackageManager());
  if (fetched) return fetched;
  throw new Instruction(
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
  await exec(program.path, args, { env: environment(program) });
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(url))) {
    if (Date.now() > deadline) {
      throw new Instruction(`Redis did not start. Its reasons are in ${logging.logfile}.`);
    }
    await sleep(50);
  }
  writeFileSync(note, url);
  return { url, stop: () => shutdown(url) };
}
