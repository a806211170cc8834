import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import getPort from 'get-port';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signUp } from '@/tests/contract/port';
import { copyTemplate, dropCopy } from '@/tests/helpers/databases';
import { send } from '@/tests/helpers/http';
import { testServices } from '@/tests/helpers/services';
import { until } from '@/tests/helpers/wait';
import { wireFields } from '@/tests/helpers/wires';

const ROUNDS = 15;
const { postgresUrl, redisUrl } = testServices();
let databaseUrl: string;
let base: string;
let port: number;
let sidecar: ChildProcess;

/** Starts the built sidecar and waits until it responds. */
async function start(): Promise<void> {
  sidecar = spawn(process.execPath, [resolve('dist', 'sidecar.mjs')], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      AUTH_SECRET: 'a secret of the fault tests, more than 32 bytes',
      API_PORT: String(port),
      LOG_LEVEL: 'silent',
      METRICS_PORT: '0',
      RATE_LIMIT_PER_MINUTE: '100000',
    },
  });
  await until('the sidecar responds', () =>
    fetch(`${base}/health`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
}

async function kill(): Promise<void> {
  const gone = once(sidecar, 'exit');
  sidecar.kill('SIGKILL');
  await gone;
}

beforeAll(async () => {
  databaseUrl = await copyTemplate(postgresUrl);
  port = await getPort();
  base = `http://127.0.0.1:${port}`;
  await start();
});
afterAll(async () => {
  await kill();
  await dropCopy(postgresUrl, databaseUrl);
});

it('a killed process leaves at most one wire for a key, and a retry makes it one', async () => {
  const { token } = await signUp(base);
  const sql = postgres(databaseUrl, { max: 1 });
  const delays = fc.sample(fc.integer({ min: 0, max: 25 }), { numRuns: ROUNDS, seed: 42 });
  for (const delayMs of delays) {
    const key = randomUUID();
    const post = () =>
      send<{ id: string }>('POST', `${base}/api/wires`, {
        token,
        body: wireFields(),
        headers: { 'idempotency-key': key },
      });
    // The outcome is unknown to the client: a response, or a cut before or after the commit.
    const first = post().catch(() => undefined);
    await sleep(delayMs);
    await kill();
    const answered = await first;
    await start();
    const again = await post();
    expect(again.status).toBe(201);
    if (answered) expect(again.body).toEqual(answered.body);
    const stored = await sql`select wire_id from idempotency_keys where key = ${key}`;
    expect(stored.map((row) => String(row['wire_id']))).toEqual([again.body.id]);
  }
  const wires = await sql`select count(*)::int as n from wires`;
  const jobs = await sql`select count(*)::int as n from graphile_worker._private_jobs`;
  await sql.end();
  expect([wires[0]?.['n'], jobs[0]?.['n']]).toEqual([ROUNDS, ROUNDS]);
}, 120_000);
