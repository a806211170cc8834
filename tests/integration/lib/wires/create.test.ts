import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createWire, getWire, listWires, updateWire } from '@/lib/wires';
import { listQuery } from '@/contract/wire-query';
import { execute } from '@/tests/helpers/execute';
import { newId } from '@/lib/ids';
import { traced } from '@/lib/trace';
import { makeUser } from '@/tests/helpers/users';
import { wireFields } from '@/tests/helpers/wires';

const edited = wireFields({ recipient_name: 'Cleo', amount: '7.25' });

async function count(what: 'wires' | 'wire_events' | 'jobs', wireId: string): Promise<number> {
  const query = {
    wires: sql`select count(*) as n from wires where id = ${wireId}`,
    wire_events: sql`select count(*) as n from wire_events where wire_id = ${wireId}`,
    jobs: sql`select count(*) as n from graphile_worker._private_jobs where payload->>'wire_id' = ${wireId}`,
  }[what];
  const rows = await execute<{ n: string }>(query);
  return Number(rows[0]?.n);
}

describe('createWire', () => {
  it('writes the wire, its first history entry and its job together', async () => {
    const { actor } = await makeUser();
    const { wire, body } = await createWire(actor, wireFields());
    expect(wire).toMatchObject({
      ...wireFields(),
      status: 'pending',
      version: 1,
      created_by: actor.user_id,
    });
    expect(await getWire(actor, wire.id)).toEqual(wire);
    expect(JSON.parse(body)).toEqual(wire);
    for (const what of ['wires', 'wire_events', 'jobs'] as const)
      expect(await count(what, wire.id)).toBe(1);
  });

  it('queues its job with the id of the request, or without one outside of a request', async () => {
    const { actor } = await makeUser();
    const payloadOf = async (wireId: string) => {
      const rows = await execute<{ payload: object }>(
        sql`select payload from graphile_worker._private_jobs where payload->>'wire_id' = ${wireId}`,
      );
      return rows.map(({ payload }) => payload);
    };
    const { wire } = await traced({ request_id: 'request-1' }, () =>
      createWire(actor, wireFields()),
    );
    expect(await payloadOf(wire.id)).toEqual([{ wire_id: wire.id, request_id: 'request-1' }]);
    const untraced = (await createWire(actor, wireFields())).wire;
    expect(await payloadOf(untraced.id)).toEqual([{ wire_id: untraced.id }]);
    await traced({ request_id: 'request-2' }, () => updateWire(actor, wire.id, edited));
    const announced = { wire_id: wire.id, request_id: 'request-2' };
    expect(await payloadOf(wire.id)).toContainEqual(announced);
  });

  it('writes nothing when one of the three cannot be written', async () => {
    const { actor } = await makeUser();
    const stranger = { ...actor, user_id: newId() };
    await expect(createWire(stranger, wireFields())).rejects.toThrow();
    const rows = await execute(sql`select 1 from wires where created_by = ${stranger.user_id}`);
    expect(rows).toHaveLength(0);
  });

  it('creates one wire for many simultaneous requests with one key, which all get the same answer', async () => {
    const { actor } = await makeUser();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => createWire(actor, wireFields(), 'key-1')),
    );
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    const { total } = await listWires(actor, listQuery.parse({}));
    expect(total).toBe(1);
  });

  it('refuses the same key with other fields, and accepts it from another user', async () => {
    const [one, two] = await Promise.all([makeUser(), makeUser()]);
    const first = await createWire(one.actor, wireFields(), 'key');
    await expect(createWire(one.actor, edited, 'key')).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
    const second = await createWire(two.actor, wireFields(), 'key');
    expect(second.wire.id).not.toBe(first.wire.id);
  });

  it('accepts an expired key again', async () => {
    const { actor } = await makeUser();
    const first = await createWire(actor, wireFields(), 'key');
    await execute(
      sql`update idempotency_keys set expires_at = now() where user_id = ${actor.user_id}`,
    );
    const second = await createWire(actor, edited, 'key');
    expect(second).toMatchObject({ replayed: false });
    expect(second.wire.id).not.toBe(first.wire.id);
  });
});
