import { randomUUID } from 'node:crypto';
import { median } from '@/bench/measure';
import { signUp } from '@/tests/contract/port';
import { send } from '@/tests/helpers/http';
import type { TestApp } from '@/tests/helpers/app';

const TRIES = 60;
const PER_ACCOUNT = 9;

/** Compares the duration of a refused sign-in with and without an account: it must not differ. */
export async function benchLogin(app: TestApp): Promise<string> {
  const url = `${app.apiUrl}/api/auth/login`;
  const times = { known: [] as number[], unknown: [] as number[] };
  let email = '';
  for (let i = 0; i < TRIES; i += 1) {
    // Stay below the limit of failed sign-ins, which has another response.
    if (i % PER_ACCOUNT === 0) ({ email } = await signUp(app.apiUrl));
    const tries = { known: email, unknown: `${randomUUID()}@example.com` };
    for (const kind of ['known', 'unknown'] as const) {
      const startedAt = performance.now();
      await send('POST', url, { body: { email: tries[kind], password: 'a wrong password' } });
      times[kind].push(performance.now() - startedAt);
    }
  }
  const [known, unknown] = [median(times.known), median(times.unknown)];
  return [
    `POST /api/auth/login refused, ${TRIES} of each in turn, medians:`,
    `  known e-mail ${known.toFixed(1)} ms, unknown ${unknown.toFixed(1)} ms, ratio ${(known / unknown).toFixed(3)}`,
  ].join('\n');
}
