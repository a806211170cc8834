import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LiveMessage, WireEvent } from '@/contract/events';
import { logout } from '@/lib/auth';
import { createWire, deleteWire } from '@/lib/wires';
import { startSidecar, type Sidecar } from '@/sidecar/sidecar';
import { startWorker, type Worker } from '@/worker/worker';
import { openSocket } from '@/tests/helpers/sockets';
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
  it('is greeted, then hears created, processing and completed in order', async () => {
    const user = await makeUser();
    const client = await open(user);
    await client.heard('the hello', ({ type }) => type === 'hello');
    const { wire } = await createWire(user.actor, wireFields());
    await client.heard('completion', isCompleted);
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

  it('hears of nobody else', async () => {
    const [owner, stranger] = await Promise.all([makeUser(), makeUser()]);
    const [own, foreign] = await Promise.all([open(owner), open(stranger)]);
    await foreign.heard('the hello', ({ type }) => type === 'hello');
    await createWire(owner.actor, wireFields());
    const mine = await createWire(stranger.actor, wireFields());
    await own.heard('completion', isCompleted);
    await foreign.heard('completion', isCompleted);
    expect(new Set(foreign.messages.filter(isEvent).map(({ wire }) => wire.id))).toEqual(
      new Set([mine.wire.id]),
    );
    own.socket.close();
    foreign.socket.close();
  });

  it('hears of a deletion', async () => {
    const user = await makeUser();
    const { wire } = await createWire(
      user.actor,
      wireFields({ recipient_name: 'Rejected Recipient' }),
    );
    const client = await open(user, 'nothing-known');
    await client.heard('resync', ({ type }) => type === 'resync');
    await client
      .heard('failure', (m) => isEvent(m) && m.wire.status === 'failed')
      .catch(() => undefined);
    await deleteWire(user.actor, wire.id);
    await client.heard('deletion', (m) => m.type === 'wire.deleted' && m.wire.id === wire.id);
    client.socket.close();
  });

  it('gets what it missed, each wire as it is now', async () => {
    const user = await makeUser();
    const first = await open(user);
    await first.heard('the hello', ({ type }) => type === 'hello');
    await createWire(user.actor, wireFields());
    const seen = await first.heard('completion', isCompleted);
    first.socket.close();
    await first.closed;
    const { wire } = await createWire(user.actor, wireFields({ amount: '6.00' }));
    const second = await open(user, (seen as WireEvent).event_id);
    await second.heard('the missed wire', (m) => isEvent(m) && m.wire.id === wire.id);
    await second.heard(
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

  it('is closed when its session ends', async () => {
    const user = await makeUser();
    const client = await open(user);
    await client.heard('the hello', ({ type }) => type === 'hello');
    await logout(user.actor);
    expect(await client.closed).toBe(4401);
    await expect(open(user)).rejects.toThrow('401');
  });

  it('may have twenty sockets and not twenty-one', async () => {
    const user = await makeUser();
    const clients = await Promise.all(Array.from({ length: 20 }, () => open(user)));
    await Promise.all(clients.map((c) => c.heard('the hello', ({ type }) => type === 'hello')));
    const extra = await open(user);
    expect(await extra.closed).toBe(4429);
    for (const { socket } of clients) socket.close();
  });

  it('is cut off when it sends more than 4 KiB', async () => {
    const client = await open(await makeUser());
    client.socket.send('x'.repeat(4_097));
    expect(await client.closed).toBe(1009);
  });
});

describe('the upgrade', () => {
  it.each([
    ['no token', {}, '401'],
    ['a bad token', { authorization: 'Bearer nonsense' }, '401'],
    ['a cookie that is not ours', { cookie: 'next-auth.session-token=nonsense' }, '401'],
  ])('refuses %s', async (_, headers: Record<string, string>, status) => {
    await expect(openSocket(url, headers)).rejects.toThrow(status);
  });

  it('knows one path', async () => {
    const { token } = await makeUser();
    await expect(openSocket(`${url}/other`, { authorization: `Bearer ${token}` })).rejects.toThrow(
      '404',
    );
  });
});
