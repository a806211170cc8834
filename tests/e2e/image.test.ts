import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import getPort from 'get-port';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { assemble } from '@/scripts/builds/assemble';
import { unwantedIn } from '@/scripts/builds/image-content';
import { dropCopy, emptyDatabase } from '@/tests/helpers/databases';
import { testServices } from '@/tests/helpers/services';
import { until } from '@/tests/helpers/wait';

/** Node and Debian take two thirds of the 350 MB that the image may have. */
const MAX_BYTES = 100_000_000;
const READY_WITHIN_MS = 30_000;
const { postgresUrl, redisUrl } = testServices();
/** The application folder of the image. */
const root = mkdtempSync(join(tmpdir(), 'wire-image-'));
let configuration: Record<string, string>;

interface Container {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}
const running: Container[] = [];

/** Starts the image's program as the image does, with only these variables. */
function container(args: string[], env: Record<string, string> = configuration): Container {
  const child = spawn(process.execPath, ['dist/container.mjs', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, NODE_ENV: 'production' },
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const started = { child, output: () => text, ended };
  running.push(started);
  return started;
}

/** Runs a task of the image to its end. */
async function task(args: string[], env?: Record<string, string>) {
  const { ended, output } = container(args, env);
  return { code: await ended, output: output() };
}

const untilHealthy = (role: string) =>
  until(
    `${role} is healthy`,
    async () => (await task(['health', role])).code === 0,
    READY_WITHIN_MS,
  );

/** The process id and command line of every process. */
function processes(): string[] {
  if (!existsSync('/proc/self')) {
    return execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' }).split('\n');
  }
  return readdirSync('/proc').flatMap((pid) => {
    const file = join('/proc', pid, 'cmdline');
    return /^\d+$/.test(pid) && existsSync(file) ? [`${pid} ${readFileSync(file, 'utf8')}`] : [];
  });
}

/** The id of a process of this container. */
function pidOf(bundle: string): number {
  const line = processes().find((entry) => entry.includes(`${basename(root)}/dist/${bundle}`));
  return Number(line?.trim().split(' ')[0]);
}

beforeAll(async () => {
  await assemble(root);
  configuration = {
    APP_ENV: 'qa',
    HOST: '127.0.0.1',
    PORT: String(await getPort()),
    API_PORT: String(await getPort()),
    DATABASE_URL: await emptyDatabase(postgresUrl),
    REDIS_URL: redisUrl,
    AUTH_SECRET: 'a secret of the image tests, more than 32 bytes',
  };
  expect((await task(['migrate'])).code).toBe(0);
}, 60_000);

afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
});

afterAll(async () => {
  rmSync(root, { recursive: true, force: true });
  await dropCopy(postgresUrl, configuration['DATABASE_URL'] ?? '');
});

describe('the content of the image', () => {
  const files = () =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(root, name)).isFile(),
    );

  it('is complete and within its size limit', () => {
    const bytes = files().reduce((sum, name) => sum + statSync(join(root, name)).size, 0);
    expect(files()).toEqual(expect.arrayContaining(['server.js', 'dist/container.mjs']));
    expect(bytes).toBeLessThan(MAX_BYTES);
  });

  it('contains no dev dependency, no secret and no test', () => {
    expect(unwantedIn(files())).toEqual([]);
  });
});

describe('the container', () => {
  it('runs the whole desk from only that content, and stops cleanly', async () => {
    const { child, ended, output } = container(['all']);
    await untilHealthy('all');
    const urls = [configuration['PORT'], configuration['API_PORT']].map(
      (port) => `http://127.0.0.1:${port ?? ''}`,
    );
    const smoke = await task(['smoke', ...urls]);
    expect(smoke.output).toContain('Smoke test passed: qa');
    expect(smoke.code).toBe(0);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(output()).not.toContain('"level":"error"');
    expect((await task(['health', 'all'])).code).toBe(1);
  });

  it('stops with 137 when one of its processes is killed', async () => {
    const { ended, output } = container(['all']);
    await untilHealthy('all');
    process.kill(pidOf('worker.mjs'), 'SIGKILL');
    expect(await ended).toBe(137);
    expect(output()).toMatch(/"process":"worker".*stopping the container/);
  });

  it('runs a single role, and its health is that of this role', async () => {
    const { child, ended } = container(['worker']);
    await untilHealthy('worker');
    const web = await task(['health', 'web']);
    expect(web.code).toBe(1);
    expect(web.output).toContain('web: ');
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect((await task(['health', 'worker'])).output).toContain('no worker listens');
  });

  it('reports a missing variable once', async () => {
    for (const role of ['all', 'migrate']) {
      const { code, output } = await task([role], {});
      expect(code).toBe(1);
      expect(output.match(/DATABASE_URL: is not set/g)).toHaveLength(1);
      expect(output).not.toContain('    at ');
    }
  });

  it('lists its roles when the role is unknown', async () => {
    const { code, output } = await task(['nonsense'], {});
    expect(code).toBe(2);
    expect(output).toBe(
      'There is no role "nonsense". Choose one of: all, web, sidecar, worker, migrate, secrets, smoke, health.\n',
    );
  });
});
