import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import WebSocket from 'ws';
import { apiClient } from '@/contract/client';
import type { LiveMessage } from '@/contract/events';
import { poll } from '@/lib/poll';

/** Enough for the longest processing delay and rail latency of an environment. */
const SETTLED_WITHIN_MS = 60_000;
/** Far below the rate limit of one endpoint. */
const POLL_MS = 1_000;

async function get(url: string, accept = 'application/json') {
  const response = await fetch(url, { headers: { accept }, redirect: 'manual' });
  return { status: response.status, type: response.headers.get('content-type') ?? '', response };
}

async function checkHealth(base: string): Promise<void> {
  const { status, response } = await get(`${base}/health`);
  const text = await response.text();
  assert.equal(status, 200, `/health answered ${text}`);
  const health = JSON.parse(text) as { status: string; checks: Record<string, { status: string }> };
  const { postgres, redis } = health.checks;
  assert.deepEqual(
    [health.status, postgres?.status, redis?.status],
    ['ok', 'ok', 'ok'],
    `/health answered ${text}`,
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

/** Opens a WebSocket to one port and collects its messages until it is closed. */
async function listen(base: string, token: string) {
  const messages: LiveMessage[] = [];
  const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/ws`, {
    headers: { authorization: `Bearer ${token}` },
  });
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as LiveMessage));
  await once(socket, 'open');
  return { messages, close: () => socket.close() };
}

/** @throws Error when `ask` does not return true in time */
async function until(what: string, ask: () => Promise<boolean> | boolean): Promise<void> {
  if (!(await poll(ask, { timeoutMs: SETTLED_WITHIN_MS, intervalMs: POLL_MS })))
    throw new Error(`timed out after ${SETTLED_WITHIN_MS / 1000} s: ${what}`);
}

/** Registers an account, sends a wire of 1.00 and follows it on both ports until it completes. */
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
    await until('the wire completes', async () => {
      const { status } = await client('getWire', { params: { id } });
      assert.notEqual(status, 'failed');
      return status === 'completed';
    });
    const { items } = await client('wireEvents', { params: { id } });
    assert.deepEqual(
      items.map(({ to_status }) => to_status),
      ['pending', 'processing', 'completed'],
    );
    for (const { messages } of sockets) {
      await until('the live event arrives', () =>
        messages.some((m) => 'wire' in m && m.wire.id === id && m.wire.status === 'completed'),
      );
      assert.equal(messages[0]?.type, 'hello');
    }
  } finally {
    for (const { close } of sockets) close();
  }
}

async function checkDesk(ui: string, api: string): Promise<string> {
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
  return `${info[0]?.environment} ${info[0]?.version}`;
}

/**
 * Checks a running desk from outside: health, errors, the sign-in page, one wire with its events.
 * `urls` are the addresses of the UI port and of the API port. Returns a line that says it passed.
 * @throws Error that says which check failed, or how the command is used
 */
export async function smoke(urls: readonly string[]): Promise<string> {
  const [ui, api] = urls.map((url) => url.replace(/\/+$/, ''));
  if (ui === undefined || api === undefined)
    throw new Error(
      'Usage: npm run smoke -- http://localhost:3001 http://localhost:8001 (UI port, API port)',
    );
  try {
    const desk = await checkDesk(ui, api);
    return `Smoke test passed: ${desk} at ${ui} and ${api}.`;
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? `${message}: ${cause.message}` : message;
    throw new Error(`Smoke test failed at ${ui} and ${api}: ${reason}`, { cause: error });
  }
}
