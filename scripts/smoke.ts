import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { apiClient } from '@/contract/client';
import type { LiveMessage } from '@/contract/events';
import { Instruction, orExplain, say } from '@/scripts/say';

/** Long enough for the slowest environment's undo wait and rail. */
const SETTLED_WITHIN_MS = 60_000;
/** Far below the rate limit of one endpoint. */
const POLL_MS = 1_000;
const USAGE =
  'Say where: npm run smoke -- http://localhost:3001 http://localhost:8001 (UI port, API port)';

async function get(url: string, accept = 'application/json') {
  const response = await fetch(url, { headers: { accept }, redirect: 'manual' });
  return { status: response.status, type: response.headers.get('content-type') ?? '', response };
}

async function checkHealth(base: string): Promise<void> {
  const { status, response } = await get(`${base}/health`);
  const text = await response.text();
  assert.equal(status, 200, `/health says ${text}`);
  const health = JSON.parse(text) as { status: string; checks: Record<string, { status: string }> };
  const { postgres, redis } = health.checks;
  assert.deepEqual(
    [health.status, postgres?.status, redis?.status],
    ['ok', 'ok', 'ok'],
    `/health says ${text}`,
  );
}

async function checkNotFound(base: string): Promise<void> {
  const { status, type, response } = await get(`${base}/api/no-such-thing`);
  assert.equal(status, 404);
  assert.match(type, /application\/problem\+json/);
  assert.equal(((await response.json()) as { code: string }).code, 'not_found');
}

async function checkPages(ui: string): Promise<void> {
  const { status, type, response } = await get(`${ui}/login`, 'text/html');
  const html = await response.text();
  assert.equal(status, 200);
  assert.match(type, /text\/html/);
  assert.match(html, /<title>[^<]*Wire Management/);
  assert.match(html, /type="password"/);
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(html)?.[1];
  assert.ok(script, 'the page names a script');
  assert.equal((await get(ui + script)).status, 200, `GET ${script}`);
}

/** Opens the live events of a port and hears them until it is closed. */
async function listen(base: string, token: string) {
  const heard: LiveMessage[] = [];
  const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/ws`, {
    headers: { authorization: `Bearer ${token}` },
  });
  socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString()) as LiveMessage));
  await once(socket, 'open');
  return { heard, close: () => socket.close() };
}

/** Asks until it is so. @throws Instruction when it is not in time */
async function until(what: string, ask: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + SETTLED_WITHIN_MS;
  while (!(await ask())) {
    if (Date.now() > deadline)
      throw new Instruction(`waited ${SETTLED_WITHIN_MS / 1000} s in vain for ${what}`);
    await sleep(POLL_MS);
  }
}

/** A new account with one wire of 1.00, followed to its end on both ports. */
async function checkWire(ui: string, api: string): Promise<void> {
  const account = { email: `smoke-${randomUUID()}@example.com`, password: randomUUID() };
  const anonymous = apiClient({ baseUrl: api });
  await anonymous('register', { body: account });
  const { access_token: token } = await anonymous('login', { body: account });
  const client = apiClient({ baseUrl: api, token });
  const sockets = await Promise.all([ui, api].map((base) => listen(base, token)));
  try {
    const fields = { sender_name: 'Smoke Test', recipient_name: 'Smoke Test', amount: '1.00' };
    const { id } = await client('createWire', { body: fields });
    await until('the wire to complete', async () => {
      const { status } = await client('getWire', { params: { id } });
      assert.notEqual(status, 'failed');
      return status === 'completed';
    });
    const { items } = await client('wireEvents', { params: { id } });
    assert.deepEqual(
      items.map(({ to_status }) => to_status),
      ['pending', 'processing', 'completed'],
    );
    for (const { heard } of sockets) {
      await until('the live event', () =>
        heard.some((m) => 'wire' in m && m.wire.id === id && m.wire.status === 'completed'),
      );
      assert.equal(heard[0]?.type, 'hello');
    }
  } finally {
    for (const { close } of sockets) close();
  }
}

async function smoke(ui: string, api: string): Promise<void> {
  const info: { environment: string; version: string }[] = [];
  for (const base of [ui, api]) {
    await checkHealth(base);
    await checkNotFound(base);
    const { environment, version } = await apiClient({ baseUrl: base })('apiInfo');
    assert.match(environment, /^(dev|qa|uat|prod)$/);
    assert.match(version, /^\d+\.\d+\.\d+/);
    info.push({ environment, version });
  }
  assert.deepEqual(info[0], info[1], 'both ports are of one environment and version');
  await checkPages(ui);
  await checkWire(ui, api);
  say(`Smoke test passed: ${info[0]?.environment} ${info[0]?.version} at ${ui} and ${api}.`);
}

await orExplain(async () => {
  const [ui, api] = process.argv.slice(2).map((url) => url.replace(/\/+$/, ''));
  if (ui === undefined || api === undefined) throw new Instruction(USAGE);
  await smoke(ui, api).catch((error: unknown) => {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? `${message}: ${cause.message}` : message;
    throw new Instruction(`Smoke test failed at ${ui} and ${api}: ${reason}`);
  });
});
process.exit();
