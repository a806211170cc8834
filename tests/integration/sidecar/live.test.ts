import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsChannel, type LiveMessage, type WireEvent } from '@/contract/events';
import { logout } from '@/lib/auth';
import { withRedis } from '@/lib/redis';
import { createWire, deleteWire } from '@/lib/wires';
import { startSidecar, type Sidecar } from '@/sidecar/sidecar';
import { startWorker, type Worker } from '@/worker/worker';
import { Figures } from '@/tests/helpers/figures';
import { openSocket } from '@/tests/helpers/sockets';
import { until } from '@/tests/helpers/wait';
import { makeUser, type TestUser } from '@/tests/helpers/users';
import { wireFields } from '@/tests/helpers/wires';

let worker: Worker;
let sidecar: Sidecar;
let url: string;
beforeAll(async () => {
  [worker, sidecar] = await Promise.all([startWorker(), startSidecar(0, '127.0.0.1')]);
  url = `ws://127.0.0.1:${sidecar.port}/ws`;
});
afterAll(async () => {
  await Promise.all([worker.stop(), sidecar.stop()]);
});

const isEvent = (message: LiveMessage): message is WireEvent => 'wire' in message;
const open = ({ token }: TestUser, after?: string) =>
  openSocket(after === undefined ? url : `${url}?after=${after}`, {
    authorization: `Bearer ${token}`,
  });
const isCompleted = (message: LiveMessage) =>
  isEvent(message) && message.wire.status === 'completed';

describe('a live client', () => {
  it('receives a hello, then created, processing and completed in order', async () => {
    const user = await makeUser();
    const client = await open(user);
    await client.received('the hello', ({ type }) => type === 'hello');
    const { wire } = await createWire(user.actor, wireFields());
    await client.received('completion', isCompleted);
    expect(client.messages[0]).toEqual({ type: 'hello', event_id: null });
    expect(
      client.messages.filter(isEvent).map(({ type, wire: w }) => [type, w.status, w.version]),
    ).toEqual([
      ['wire.created', 'pending', 1],
      ['wire.updated', 'processing', 2],
      ['wire.updated', 'completed', 3],
    ]);
    expect(client.messages.filter(isEvent)[0]?.wire).toEqual(wire);
    client.socket.close();
  });

  it('receives no events of another user', async () => {
    const [owner, stranger] = await Promise.all([makeUser(), makeUser()]);
    const [own, foreign] = await Promise.all([open(owner), open(stranger)]);
    await foreign.received('the hello', ({ type }) => type === 'hello');
    await createWire(owner.actor, wireFields());
    const mine = await createWire(stranger.actor, wireFields());
    await own.received('completion', isCompleted);
    await foreign.received('completion', isCompleted);
    expect(new Set(foreign.messages.filter(isEvent).map(({ wire }) => wire.id))).toEqual(
      new Set([mine.wire.id]),
    );
    own.socket.close();
    foreign.socket.close();
  });

  it('receives a deletion', async () => {
    const user = await makeUser();
    const { wire } = await createWire(
      user.actor,
      wireFields({ recipient_name: 'Rejected Recipient' }),
    );
    const client = await open(user, 'nothing-known');
    await client.received('resync', ({ type }) => type === 'resync');
    await client
      .received('failure', (m) => isEvent(m) && m.wire.status === 'failed')
      .catch(() => undefined);
    await deleteWire(user.actor, wire.id);
    await client.received('deletion', (m) => m.type === 'wire.deleted' && m.wire.id === wire.id);
    client.socket.close();
  });

  it('receives the events that it missed, each wire in its current state', async () => {
    const user = await makeUser();
    const first = await open(user);
    await first.received('the hello', ({ type }) => type === 'hello');
    await createWire(user.actor, wireFields());
    const seen = await first.received('completion', isCompleted);
    first.socket.close();
    await first.closed;
    const { wire } = await createWire(user.actor, wireFields({ amount: '6.00' }));
    const second = await open(user, (seen as WireEvent).event_id);
    await second.received('the missed wire', (m) => isEvent(m) && m.wire.id === wire.id);
    await second.received(
      'its completion',
      (m) => isCompleted(m) && isEvent(m) && m.wire.id === wire.id,
    );
    const versions = second.messages
      .filter(isEvent)
      .filter((m) => m.wire.id === wire.id)
      .map((m) => m.wire.version);
    expect([...versions].sort()).toEqual(versions);
    expect(new Set(versions).size).toBe(versions.length);
    second.socket.close();
  });

  it('receives a resync when an announced event cannot be parsed', async () => {
    const user = await makeUser();
    const client = await open(user);
    await client.received('the hello', ({ type }) => type === 'hello');
    for (const text of ['{', '{"type":"wire.updated","event_id":"x","wire":{}}']) {
      await withRedis('publisher', (redis) =>
        redis.publish(eventsChannel(user.actor.user_id), text),
      );
    }
    await until('two resyncs', () =>
      Promise.resolve(client.messages.filter(({ type }) => type === 'resync').length === 2),
    );
    client.socket.close();
  });

  it('is closed when its session ends', async () => {
    const user = await makeUser();
    const client = await open(user);
    await client.received('the hello', ({ type }) => type === 'hello');
    await logout(user.actor);
    expect(await client.closed).toBe(4401);
    await expect(open(user)).rejects.toThrow('401');
  });

  it('is refused the twenty-first socket of its user', async () => {
    const user = await makeUser();
    const clients = await Promise.all(Array.from({ length: 20 }, () => open(user)));
    await Promise.all(clients.map((c) => c.received('the hello', ({ type }) => type === 'hello')));
    const extra = await open(user);
    expect(await extra.closed).toBe(4429);
    for (const { socket } of clients) socket.close();
  });

  it('is disconnected when it sends more than 4 KiB', async () => {
    const client = await open(await makeUser());
    client.socket.send('x'.repeat(4_097));
    expect(await client.closed).toBe(1009);
  });
});

describe('the upgrade', () => {
  it.each([
    ['no token', {}, '401'],
    ['a bad token', { authorization: 'Bearer nonsense' }, '401'],
    ['an invalid cookie', { cookie: 'next-auth.session-token=nonsense' }, '401'],
  ])('refuses %s', async (_, headers: Record<string, string>, status) => {
    await expect(openSocket(url, headers)).rejects.toThrow(status);
  });

  it('answers a malformed handshake like a bad request', async () => {
    const { token } = await makeUser();
    const before = await Figures.here();
    const upgrade = request(url.replace('ws:', 'http:'), {
      headers: {
        authorization: `Bearer ${token}`,
        connection: 'Upgrade',
        upgrade: 'websocket',
        'x-request-id': 'a-malformed-handshake',
      },
    });
    upgrade.end();
    const [response] = (await once(upgrade, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(400);
    expect(response.headers['ratelimit']).toMatch(/^"default";r=\d+;t=\d+$/);
    expect(await json(response)).toMatchObject({
      code: 'bad_request',
      request_id: 'a-malformed-handshake',
    });
    const labels = { operation: 'ws', method: 'GET', status: '400' };
    expect((await Figures.here()).since(before, 'http_requests_total', labels)).toBe(1);
  });

  it('is refused at another path', async () => {
    const { token } = await makeUser();
    await expect(openSocket(`${url}/other`, { authorization: `Bearer ${token}` })).rejects.toThrow(
      '404',
    );
  });
});
