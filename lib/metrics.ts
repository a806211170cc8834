import {
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  Registry,
  type Metric,
} from 'prom-client';
import { singleton } from '@/lib/singleton';

/**
 * The Prometheus registry of this process. A metric is declared in the module that counts it and
 * described in docs/metrics.md. Labels have few values: an operation, a status, never an id.
 */
function registry(): Registry {
  return singleton('metrics', () => new Registry());
}

/** Next evaluates our modules twice in one process: the second copy reuses the first's metric. */
function declared<M extends Metric>(name: string, make: () => M): M {
  return (registry().getSingleMetric(name) as M | undefined) ?? make();
}

/** Declares a counter, which only increases. Its name ends in `_total`. */
export function counter<L extends string = never>(
  name: string,
  help: string,
  labelNames: readonly L[] = [],
): Counter<L> {
  return declared(name, () => new Counter({ name, help, labelNames, registers: [registry()] }));
}

/**
 * Declares a gauge, which increases and decreases.
 * @param collect sets the gauge at each scrape; must not throw
 */
export function gauge<L extends string = never>(
  name: string,
  help: string,
  labelNames: readonly L[] = [],
  collect?: (this: Gauge<L>) => void | Promise<void>,
): Gauge<L> {
  return declared(
    name,
    () =>
      new Gauge({ name, help, labelNames, registers: [registry()], ...(collect && { collect }) }),
  );
}

/** Declares a histogram of durations in seconds, by upper bounds. Its name ends in `_seconds`. */
export function histogram<L extends string = never>(
  name: string,
  help: string,
  buckets: readonly number[],
  labelNames: readonly L[] = [],
): Histogram<L> {
  const options = { name, help, labelNames, buckets: [...buckets], registers: [registry()] };
  return declared(name, () => new Histogram(options));
}

/** Buckets in seconds for what a user waits for: requests, statements. */
export const WAIT_BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** Adds the metrics of Node.js: memory, CPU time, event loop lag, open handles. */
export function collectProcessMetrics(): void {
  collectDefaultMetrics({ register: registry() });
}

/** All metrics in Prometheus' text format, with its content type. */
export async function renderMetrics(): Promise<{ text: string; contentType: string }> {
  return { text: await registry().metrics(), contentType: registry().contentType };
}
