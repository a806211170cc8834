import { once } from 'node:events';
import { createServer } from 'node:net';
import { LOOPBACK, metricsPort } from '@/lib/metrics-server';
import { PROCESSES } from '@/lib/process-name';
import { UserError } from '@/scripts/user-error';

async function isFree(port: number, host: string): Promise<boolean> {
  const probe = createServer();
  const free = await once(probe.listen(port, host), 'listening').then(
    () => true,
    () => false,
  );
  if (free) await new Promise((done) => probe.close(done));
  return free;
}

/** @throws UserError when something listens there already; `variable` is what to set. */
export async function requireFreePort(port: number, host: string, variable: string): Promise<void> {
  if (await isFree(port, host)) return;
  throw new UserError(`Port ${port} is taken. Set ${variable} to another and start again.`);
}

/** The ports of the processes' metrics, in the order of PROCESSES; none when they are off. */
export function metricsPorts(first: number): number[] {
  return PROCESSES.flatMap((name) => metricsPort(name, first) ?? []);
}

/**
 * METRICS_PORT if it and the two after it are free, else 0 for none: a second desk on one machine
 * has its figures when it is given ports for them, and starts in any case.
 */
export async function usableMetricsPort(first: number): Promise<number> {
  for (const port of metricsPorts(first)) if (!(await isFree(port, LOOPBACK))) return 0;
  return first;
}
