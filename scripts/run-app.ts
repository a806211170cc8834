import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProcessGroup, type Exit, type ProcessSpec } from '@/scripts/processes';
import { Instruction } from '@/scripts/say';

const READY_TIMEOUT_MS = 60_000;
const NODE_FLAGS = ['--enable-source-maps'];

export interface RunningApp {
  webUrl: string;
  apiUrl: string;
  group: ProcessGroup;
}

export type Mode = 'production' | 'development';

export interface AppOptions {
  /** `production` runs the last build, `development` the sources. */
  mode: Mode;
  /** The processes' variables: a complete configuration. */
  env: Record<string, string>;
  host: string;
  port: number;
  apiPort: number;
  logDir: string;
  died: (exit: Exit) => void;
  /** Hears the process ids of everything that runs, as soon as it does. */
  started?: (pids: number[]) => void;
}

async function untilHealthy(url: string, givenUp: () => boolean): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!givenUp() && Date.now() < deadline) {
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Instruction(`${url} did not get ready. The reasons are in the log files.`);
}

function specs({ mode, host, port, apiPort, env }: AppOptions): ProcessSpec[] {
  const shared = { ...env, NODE_ENV: mode, PORT: String(port), API_PORT: String(apiPort) };
  const others = ['sidecar', 'worker'] as const;
  if (mode === 'development') {
    const next = resolve('node_modules', 'next', 'dist', 'bin', 'next');
    const dev = [next, 'dev', '--port', String(port), '--hostname', host];
    const watch = ['--import', 'tsx', '--watch', '--watch-preserve-output'];
    return [
      { name: 'web', args: dev, env: shared },
      ...others.map((name) => ({ name, args: [...watch, `${name}/index.ts`], env: shared })),
    ];
  }
  return [
    {
      name: 'web',
      args: [...NODE_FLAGS, 'server.js'],
      cwd: resolve('.next', 'standalone'),
      env: { ...shared, HOSTNAME: host },
    },
    ...others.map((name) => ({
      name,
      args: [...NODE_FLAGS, resolve('dist', `${name}.mjs`)],
      env: shared,
    })),
  ];
}

/** Starts web, sidecar and worker; resolves when both ports are healthy. */
export async function runApp(options: AppOptions): Promise<RunningApp> {
  const { host, port, apiPort, logDir } = options;
  let fallen = false;
  const died = (exit: Exit) => {
    fallen = true;
    options.died(exit);
  };
  const group = new ProcessGroup(logDir, died, options.started);
  for (const spec of specs(options)) group.start(spec);
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const webUrl = `http://${reachable}:${port}`;
  const apiUrl = `http://${reachable}:${apiPort}`;
  try {
    await Promise.all([webUrl, apiUrl].map((url) => untilHealthy(url, () => fallen)));
  } catch (error) {
    await group.stop();
    throw error;
  }
  return { webUrl, apiUrl, group };
}

/** Where a process of an app writes its log. */
export function logFile(logDir: string, name: string): string {
  return join(logDir, `${name}.log`);
}
