import { join, resolve } from 'node:path';
import { ProcessGroup, type Exit, type ProcessSpec } from '@/container/process-group';
import { builtProcess, reachableHost } from '@/container/processes';
import { poll } from '@/lib/poll';
import { PROCESSES } from '@/lib/process-name';
import { DIST, STANDALONE } from '@/scripts/builds/build-app';
import { UserError } from '@/scripts/user-error';

const READY_TIMEOUT_MS = 60_000;
const POLL_MS = 100;

export interface RunningApp {
  webUrl: string;
  apiUrl: string;
  group: ProcessGroup;
}

export type Mode = 'production' | 'development';

export interface AppOptions {
  /** `production` runs the last build, `development` the sources. */
  mode: Mode;
  /** The environment variables of the processes: a complete configuration. */
  env: Record<string, string>;
  host: string;
  port: number;
  apiPort: number;
  logDir: string;
  /** Called when a process exits by itself. */
  died: (exit: Exit) => void;
  /** Called after each start with the process ids of all running processes. */
  started?: (pids: number[]) => void;
}

/** @throws UserError after 60 s, or as soon as `hasFailed` */
async function waitUntilHealthy(url: string, hasFailed: () => boolean): Promise<void> {
  const outcome = await poll(
    async () => {
      if (hasFailed()) return 'failed';
      const response = await fetch(`${url}/health`).catch(() => undefined);
      return response?.ok === true && 'healthy';
    },
    { timeoutMs: READY_TIMEOUT_MS, intervalMs: POLL_MS },
  );
  if (outcome !== 'healthy')
    throw new UserError(`${url} did not become healthy. See the log files for the reason.`);
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

/**
 * Starts web, sidecar and worker. Resolves when both ports are healthy.
 * @throws UserError when they do not become healthy; the processes are stopped before
 */
export async function runApp(options: AppOptions): Promise<RunningApp> {
  const { host, port, apiPort, logDir } = options;
  let failed = false;
  const died = (exit: Exit) => {
    failed = true;
    options.died(exit);
  };
  const group = new ProcessGroup({ logDir, died, started: options.started });
  for (const spec of specs(options)) group.start(spec);
  const webUrl = `http://${reachableHost(host)}:${port}`;
  const apiUrl = `http://${reachableHost(host)}:${apiPort}`;
  try {
    await Promise.all([webUrl, apiUrl].map((url) => waitUntilHealthy(url, () => failed)));
  } catch (error) {
    await group.stop();
    throw error;
  }
  return { webUrl, apiUrl, group };
}

/** The path of the log file of a process. */
export function logFile(logDir: string, name: string): string {
  return join(logDir, `${name}.log`);
}
