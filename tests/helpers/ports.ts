import { randomInt } from 'node:crypto';
import { usableMetricsPort } from '@/scripts/desk/ports';

/** Below the ephemeral ports, which outgoing connections occupy for a short time. */
const [LOWEST, HIGHEST] = [20_000, 30_000];
const MAX_TRIES = 100;

/** The first of three consecutive free ports, for the metrics of one desk. @throws Error when none is found */
export async function freeMetricsPort(): Promise<number> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const port = await usableMetricsPort(randomInt(LOWEST, HIGHEST));
    if (port !== 0) return port;
  }
  throw new Error(`no three free ports in a row between ${LOWEST} and ${HIGHEST}`);
}
