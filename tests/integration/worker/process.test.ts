import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/contract/actor';
import { createWire, deleteWire, getHistory, getWire, updateWire } from '@/lib/wires';
import { startWorker, type Worker } from '@/worker/worker';
import { execute } from '@/tests/helpers/execute';
import { makeUser } from '@/tests/helpers/users';
import { until } from '@/tests/helpers/wait';
import { settled, wireFields } from '@/tests/helpers/wires';

let worker: Worker;
beforeAll(async () => {
  worker = await startWorker();
});
afterAll(async () => {
  await worker.stop();
});

async function send(actor: Actor, recipient_name: string): Promise<string> {
  return (await createWire(actor, wireFields({ recipient_name }))).wire.id;
}

const processed = (actor: Actor, id: string) => settled(() => getWire(actor, id));

async function bankSide(reference: string) {
  const rows = await execute<{ outcome: string | null; submissions: number }>(
    sql`select outcome, submissions from rail_payments where key like ${`${reference}-%`} order by key`,
  );
  return rows.map(({ outcome, submissions }) => ({ outcome, submissions }));
}

describe('the worker', () => {
  it('takes a wire from pending to completed, with an entry for each step', async () => {
    const { actor } = await makeUser();
    const id = await send(actor, 'Bob');
    const wire = await processed(actor, id);
    expect(wire).toMatchObject({ status: 'completed', version: 3, failure_code: null });
    const history = await getHistory(actor, id);
    expect(
      history.map(({ type, from_status, to_status, version }) => [
        type,
        from_status,
        to_status,
        version,
      ]),
    ).toEqual([
      ['created', null, 'pending', 1],
      ['processing', 'pending', 'processing', 2],
      ['completed', 'processing', 'completed', 3],
    ]);
    expect(history.map(({ actor: by }) => by)).toEqual([actor.user_id, 'worker', 'worker']);
    expect(await bankSide(wire.reference_number)).toEqual([
      { outcome: 'accepted', submissions: 1 },
    ]);
  });

  it('records why a wire failed', async () => {
    const { actor } = await makeUser();
    const wire = await processed(actor, await send(actor, 'REJECTED Recipient'));
    expect(wire).toMatchObject({ status: 'failed', failure_code: 'rejected_by_rail' });
    expect(wire.failure_reason).toMatch(/refused/);
    const last = (await getHistory(actor, wire.id)).at(-1);
    expect(last).toMatchObject({ type: 'failed', reason: wire.failure_reason });
  });

  it('looks a payment up before it submits again when the response was lost', async () => {
    const { actor } = await makeUser();
    const wire = await processed(actor, await send(actor, 'Lost Answer'));
    expect(wire.status).toBe('completed');
    expect(await bankSide(wire.reference_number)).toEqual([
      { outcome: 'accepted', submissions: 1 },
    ]);
  });

  it('retries when the rail was unreachable', async () => {
    const { actor } = await makeUser();
    const wire = await processed(actor, await send(actor, 'Unreachable Once'));
    expect(wire).toMatchObject({ status: 'completed', version: 3 });
    expect(await bankSide(wire.reference_number)).toEqual([
      { outcome: 'accepted', submissions: 2 },
    ]);
  });

  it('skips a deleted wire, and sends an edited one as edited', async () => {
    const { actor } = await makeUser();
    await worker.stop();
    const [deleted, edited] = [await send(actor, 'Bob'), await send(actor, 'Bob')];
    await deleteWire(actor, deleted);
    await updateWire(actor, edited, wireFields({ recipient_name: 'Rejected Recipient' }));
    worker = await startWorker();
    expect((await processed(actor, edited)).status).toBe('failed');
    await until('the queue is empty', async () => {
      const rows = await execute(
        sql`select 1 from graphile_worker._private_jobs where payload->>'wire_id' in (${deleted}, ${edited})`,
      );
      return rows.length === 0;
    });
    const rows = await execute<{ status: string }>(
      sql`select status from wires where id = ${deleted}`,
    );
    expect(rows[0]?.status).toBe('pending');
  });

  it('settles a hundred wires once each', async () => {
    const { actor } = await makeUser();
    const ids = await Promise.all(Array.from({ length: 100 }, () => send(actor, 'Bob')));
    const wires = await Promise.all(ids.map((id) => processed(actor, id)));
    for (const wire of wires) {
      expect(wire).toMatchObject({ status: 'completed', version: 3 });
      expect(await bankSide(wire.reference_number)).toEqual([
        { outcome: 'accepted', submissions: 1 },
      ]);
    }
  });
});
