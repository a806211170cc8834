import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createWire, deleteWire, getHistory, getWire, updateWire } from '@/lib/wires';
import { execute } from '@/tests/helpers/execute';
import { makeUser } from '@/tests/helpers/users';
import { wireFields } from '@/tests/helpers/wires';

const edited = wireFields({ recipient_name: 'Cleo', amount: '7.25' });

describe('an edit or a deletion', () => {
  it('raises the version and writes history', async () => {
    const { actor } = await makeUser();
    const { wire } = await createWire(actor, wireFields());
    const changed = await updateWire(actor, wire.id, edited);
    expect(changed).toMatchObject({ ...edited, version: 2, status: 'pending' });
    await deleteWire(actor, wire.id);
    await expect(getWire(actor, wire.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(deleteWire(actor, wire.id)).rejects.toMatchObject({ code: 'not_found' });
    const rows = await execute<{ version: number }>(
      sql`select version from wire_events where wire_id = ${wire.id} order by version`,
    );
    expect(rows.map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it('happens only at an expected version', async () => {
    const { actor } = await makeUser();
    const { wire } = await createWire(actor, wireFields());
    await expect(updateWire(actor, wire.id, edited, [2])).rejects.toMatchObject({
      code: 'version_mismatch',
    });
    await expect(deleteWire(actor, wire.id, [2])).rejects.toMatchObject({
      code: 'version_mismatch',
    });
    expect((await updateWire(actor, wire.id, edited, [7, 1])).version).toBe(2);
    expect((await updateWire(actor, wire.id, edited, '*')).version).toBe(3);
  });

  it('succeeds for one of many simultaneous writers with one expected version', async () => {
    const { actor } = await makeUser();
    const { wire } = await createWire(actor, wireFields());
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, () => updateWire(actor, wire.id, edited, [1])),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await getHistory(actor, wire.id)).map(({ version }) => version)).toEqual([1, 2]);
  });
});
