import { closeDatabase } from '@/db/client';
import { workerListens } from '@/db/worker-listens';
import { env } from '@/lib/env';
import { reachableHost } from '@/container/processes';
import type { ProcessName } from '@/lib/process-name';

/** Less than Docker's timeout of the whole check. */
const ANSWER_WITHIN_MS = 4_000;

/** @throws Error when the port does not answer 200: the process or PostgreSQL is unavailable */
async function portIsHealthy(port: number): Promise<void> {
  const url = `http://${reachableHost(env().HOST)}:${port}/health`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
}

/** A worker has no port, but a LISTEN connection to the database. @throws Error when it has none */
async function workerIsHealthy(): Promise<void> {
  try {
    if (!(await workerListens())) throw new Error('no worker listens for jobs in the database');
  } finally {
    await closeDatabase();
  }
}

const CHECKS: Record<ProcessName, () => Promise<void>> = {
  web: () => portIsHealthy(env().PORT),
  sidecar: () => portIsHealthy(env().API_PORT),
  worker: workerIsHealthy,
};

/** The health problems of these processes of this container, a line each; empty when healthy. */
export async function problemsOf(processes: readonly ProcessName[]): Promise<string[]> {
  const results = await Promise.all(
    processes.map(async (name) => {
      const failure = await CHECKS[name]().then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      return failure === undefined ? [] : [`${name}: ${failure}`];
    }),
  );
  return results.flat();
}
