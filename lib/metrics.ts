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
 * The figures of this process, for Prometheus. A metric is declared where it is counted; what each
 * means is in docs/metrics.md. Labels take few values: an operation, a status, never an id.
 */
function registry(): Registry {
  return singleton('metrics', () => new Registry());
}

/** Next evaluates our modules twice in one process: the second copy finds the metric of the first. */
function declared<M extends Metric>(name: string, make: () => M): M {
  return (registry().getSingleMetric(name) as M | undefined) ?? make();
}

/** A number that only rises. Its name ends in `_total`. */
export function counter<L extends string = never>(
  name: string,
  help: string,
  labelNames: readonly L[] = [],
): Counter<L> {
  return declared(name, () => new Counter({ name, help, labelNames, registers: [registry()] }));
}

/**
 * A number that rises and falls. `collect` is called at each scrape, to set it; it must not throw.
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

/** Durations in seconds, counted by upper bounds. Its name ends in `_seconds`. */
export function histogram<L extends string = never>(
  name: string,
  help: string,
  buckets: readonly number[],
  labelNames: readonly L[] = [],
): Histogram<L> {
  const options = { name, help, labelNames, buckets: [...buckets], registers: [registry()] };
  return declared(name, () => new Histogram(options));
}

/** Upper bounds in seconds for what somebody waits for. */
export const WAIT_BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** Adds what Node itself knows: memory, CPU time, the event loop, open handles. */
export function collectProcessMetrics(): void {
  collectDefaultMetrics({ register: registry() });
}

/** Every figure in Prometheus' text format, and that format's content type. */
export async function renderMetrics(): Promise<{ text: string; contentType: string }> {
  return { text: await registry().metrics(), contentType: registry().contentType };
}
