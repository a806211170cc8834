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

/** @throws UserError that names `variable`, when another program listens on the port */
export async function requireFreePort(port: number, host: string, variable: string): Promise<void> {
  if (await isFree(port, host)) return;
  throw new UserError(`Port ${port} is taken. Set ${variable} to another and start again.`);
}

/** The metrics ports of the processes, in the order of PROCESSES; none when `first` is 0. */
export function metricsPorts(first: number): number[] {
  return PROCESSES.flatMap((name) => metricsPort(name, first) ?? []);
}

/**
 * Returns `first` when the three metrics ports are free, and 0 otherwise, which turns metrics off: a
 * second desk on one machine starts in any case.
 */
export async function usableMetricsPort(first: number): Promise<number> {
  for (const port of metricsPorts(first)) if (!(await isFree(port, LOOPBACK))) return 0;
  return first;
}
