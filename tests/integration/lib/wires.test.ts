import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createWire, deleteWire, getHistory, getWire, listWires, updateWire } from '@/lib/wires';
import { listQuery } from '@/contract/wire-query';
import { newId } from '@/lib/ids';
import { traced } from '@/lib/trace';
import { execute } from '@/tests/helpers/execute';
import { makeUser } from '@/tests/helpers/users';

const fields = { sender_name: 'Ada', recipient_name: 'Bob', amount: '5.00', currency: 'USD' };
const edited = { ...fields, recipient_name: 'Cleo', amount: '7.25' };

async function count(what: 'wires' | 'wire_events' | 'jobs', wireId: string): Promise<number> {
  const query = {
    wires: sql`select count(*) as n from wires where id = ${wireId}`,
    wire_events: sql`select count(*) as n from wire_events where wire_id = ${wireId}`,
    jobs: sql`select count(*) as n from graphile_worker._private_jobs where payload->>'wire_id' = ${wireId}`,
  }[what];
  const rows = await execute<{ n: string }>(query);
  return Number(rows[0]?.n);
}

describe('creating', () => {
  it('writes the wire, its first history entry and its job together', async () => {
    const { actor } = await makeUser();
    const { wire, body } = await createWire(actor, fields);
    expect(wire).toMatchObject({
      ...fields,
      status: 'pending',
      version: 1,
      created_by: actor.user_id,
    });
    expect(await getWire(actor, wire.id)).toEqual(wire);
    expect(JSON.parse(body)).toEqual(wire);
    for (const what of ['wires', 'wire_events', 'jobs'] as const)
      expect(await count(what, wire.id)).toBe(1);
  });

  it('queues a job that knows the request it came of, and none where there is none', async () => {
    const { actor } = await makeUser();
    const payloadOf = async (wireId: string) => {
      const rows = await execute<{ payload: object }>(
        sql`select payload from graphile_worker._private_jobs where payload->>'wire_id' = ${wireId}`,
      );
      return rows.map(({ payload }) => payload);
    };
    const { wire } = await traced({ request_id: 'request-1' }, () => createWire(actor, fields));
    expect(await payloadOf(wire.id)).toEqual([{ wire_id: wire.id, request_id: 'request-1' }]);
    const untraced = (await createWire(actor, fields)).wire;
    expect(await payloadOf(untraced.id)).toEqual([{ wire_id: untraced.id }]);
    await traced({ request_id: 'request-2' }, () => updateWire(actor, wire.id, edited));
    const announced = { wire_id: wire.id, request_id: 'request-2' };
    expect(await payloadOf(wire.id)).toContainEqual(announced);
  });

  it('leaves nothing behind when one of the three cannot be written', async () => {
    const { actor } = await makeUser();
    const stranger = { ...actor, user_id: newId() };
    await expect(createWire(stranger, fields)).rejects.toThrow();
    const rows = await execute(sql`select 1 from wires where created_by = ${stranger.user_id}`);
    expect(rows).toHaveLength(0);
  });

  it('makes one wire of many simultaneous requests with one key, and gives each the same answer', async () => {
    const { actor } = await makeUser();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => createWire(actor, fields, 'key-1')),
    );
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    const { total } = await listWires(actor, listQuery.parse({}));
    expect(total).toBe(1);
  });

  it('refuses the same key for another wire, and takes it from another user', async () => {
    const [one, two] = await Promise.all([makeUser(), makeUser()]);
    const first = await createWire(one.actor, fields, 'key');
    await expect(createWire(one.actor, edited, 'key')).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
    const second = await createWire(two.actor, fields, 'key');
    expect(second.wire.id).not.toBe(first.wire.id);
  });

  it('takes an expired key again', async () => {
    const { actor } = await makeUser();
    const first = await createWire(actor, fields, 'key');
    await execute(
      sql`update idempotency_keys set expires_at = now() where user_id = ${actor.user_id}`,
    );
    const second = await createWire(actor, edited, 'key');
    expect(second).toMatchObject({ replayed: false });
    expect(second.wire.id).not.toBe(first.wire.id);
  });
});

describe('editing and deleting', () => {
  it('raises the version, writes history and queues the announcement', async () => {
    const { actor } = await makeUser();
    const { wire } = await createWire(actor, fields);
    const changed = await updateWire(actor, wire.id, edited);
    expect(changed).toMatchObject({ ...edited, version: 2, status: 'pending' });
    await deleteWire(actor, wire.id);
    await expect(getWire(actor, wire.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(deleteWire(actor, wire.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await count('wire_events', wire.id)).toBe(3);
  });

  it('happens only from the version that is asked for', async () => {
    const { actor } = await makeUser();
    const { wire } = await createWire(actor, fields);
    await expect(updateWire(actor, wire.id, edited, [2])).rejects.toMatchObject({
      code: 'version_mismatch',
    });
    await expect(deleteWire(actor, wire.id, [2])).rejects.toMatchObject({
      code: 'version_mismatch',
    });
    expect((await updateWire(actor, wire.id, edited, [7, 1])).version).toBe(2);
    expect((await updateWire(actor, wire.id, edited, '*')).version).toBe(3);
  });

  it('lets one of many writers win', async () => {
    const { actor } = await makeUser();
    const { wire } = await createWire(actor, fields);
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, () => updateWire(actor, wire.id, edited, [1])),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await getHistory(actor, wire.id)).map(({ version }) => version)).toEqual([1, 2]);
  });
});

describe("another's wire", () => {
  it('is not there, whatever is tried', async () => {
    const [owner, stranger] = await Promise.all([makeUser(), makeUser()]);
    const { wire } = await createWire(owner.actor, fields);
    const attempts = [
      () => getWire(stranger.actor, wire.id),
      () => getHistory(stranger.actor, wire.id),
      () => updateWire(stranger.actor, wire.id, edited),
      () => deleteWire(stranger.actor, wire.id),
    ];
    for (const attempt of attempts)
      await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
    expect((await listWires(stranger.actor, listQuery.parse({}))).total).toBe(0);
    expect(await getWire(owner.actor, wire.id)).toEqual(wire);
  });
});

describe('the list', () => {
  it('pages, sorts and filters', async () => {
    const { actor } = await makeUser();
    const amounts = ['3.00', '1.00', '2.00', '10.00', '5.00'];
    for (const [i, amount] of amounts.entries()) {
      const currency = i % 2 === 0 ? 'USD' : 'EUR';
      await createWire(actor, { ...fields, amount, currency, recipient_name: `100%_${i}` });
    }
    const list = async (query: Record<string, string>) =>
      (await listWires(actor, listQuery.parse(query))).items.map(({ amount }) => amount);
    expect(await list({})).toEqual(amounts.toReversed());
    expect(await list({ sort: 'amount' })).toEqual(['1.00', '2.00', '3.00', '5.00', '10.00']);
    expect(await list({ sort: '-amount', page: '2', page_size: '2' })).toEqual(['3.00', '2.00']);
    expect(await list({ currency: 'EUR', sort: 'amount' })).toEqual(['1.00', '10.00']);
    expect(await list({ min_amount: '2', max_amount: '5', sort: 'amount' })).toEqual([
      '2.00',
      '3.00',
      '5.00',
    ]);
    expect(await list({ search: '%_3' })).toEqual(['10.00']);
    expect(await list({ search: '0%3' })).toEqual([]);
    expect(await list({ status: 'failed' })).toEqual([]);
    expect(await list({ page: '1000000' })).toEqual([]);
  });

  it('searches names and references whatever their case', async () => {
    const { actor } = await makeUser();
    const { wire } = await createWire(actor, { ...fields, sender_name: 'Zoë Ångström' });
    for (const search of ['zoë', 'ÅNGSTRÖM', wire.reference_number.toLowerCase().slice(3, 9)]) {
      expect((await listWires(actor, listQuery.parse({ search }))).total).toBe(1);
    }
  });

  it('knows the first and not the last instant of a range', async () => {
    const { actor } = await makeUser();
    const { wire } = await createWire(actor, fields);
    const total = async (query: Record<string, string>) =>
      (await listWires(actor, listQuery.parse(query))).total;
    expect(await total({ created_from: wire.created_at })).toBe(1);
    expect(await total({ created_to: wire.created_at })).toBe(0);
  });
});
