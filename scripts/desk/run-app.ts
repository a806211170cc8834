import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DIST, STANDALONE } from '@/scripts/builds/build-app';
import { builtProcess, reachableHost } from '@/container/processes';
import { PROCESSES } from '@/lib/process-name';
import { ProcessGroup, type Exit, type ProcessSpec } from '@/container/process-group';
import { UserError } from '@/scripts/user-error';

const READY_TIMEOUT_MS = 60_000;

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
  throw new UserError(`${url} did not get ready. The reasons are in the log files.`);
}

function specs({ mode, host, port, apiPort, env }: AppOptions): ProcessSpec[] {
  const shared = { ...env, NODE_ENV: mode, PORT: String(port), API_PORT: String(apiPort) };
  if (mode === 'development') {
    const next = resolve('node_modules', 'next', 'dist', 'bin', 'next');
    const dev = [next, 'dev', '--port', String(port), '--hostname', host];
    const watch = ['--import', 'tsx', '--watch', '--watch-preserve-output'];
    return PROCESSES.map((name) => ({
      name,
      args: name === 'web' ? dev : [...watch, `${name}/index.ts`],
      env: shared,
    }));
  }
  const folders = { web: STANDALONE, dist: DIST };
  return PROCESSES.map((name) => {
    const spec = builtProcess(name, folders, host);
    return { ...spec, env: { ...shared, ...spec.env } };
  });
}

/** Starts web, sidecar and worker; resolves when both ports are healthy. */
export async function runApp(options: AppOptions): Promise<RunningApp> {
  const { host, port, apiPort, logDir } = options;
  let fallen = false;
  const died = (exit: Exit) => {
    fallen = true;
    options.died(exit);
  };
  const group = new ProcessGroup({ logDir, died, started: options.started });
  for (const spec of specs(options)) group.start(spec);
  const webUrl = `http://${reachableHost(host)}:${port}`;
  const apiUrl = `http://${reachableHost(host)}:${apiPort}`;
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
