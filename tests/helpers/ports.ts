import { randomInt } from 'node:crypto';
import { usableMetricsPort } from '@/scripts/desk/ports';

/** Below the ports that systems give to outgoing connections, which come and go. */
const [LOWEST, HIGHEST] = [20_000, 30_000];
const MAX_TRIES = 100;

/** The first of three free ports in a row, for the metrics of one desk. */
export async function freeMetricsPort(): Promise<number> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const port = await usableMetricsPort(randomInt(LOWEST, HIGHEST));
    if (port !== 0) return port;
  }
  throw new Error(`no three free ports in a row between ${LOWEST} and ${HIGHEST}`);
}
