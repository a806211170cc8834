import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createWire, getWire, patchWire, updateWire } from '@/lib/wires';
import { WIRE_FIELDS, type FieldName, type WireFields } from '@/contract/wire';
import { execute } from '@/tests/helpers/execute';
import { makeUser } from '@/tests/helpers/users';

/** Two values of every entered field, all of them different. */
const VALUES: Record<FieldName, readonly [string, string]> = {
  sender_name: ['Ada', 'Grace'],
  recipient_name: ['Bob', 'Cleo'],
  amount: ['1.00', '2.50'],
  currency: ['USD', 'EUR'],
};
const valuesAt = (index: 0 | 1) =>
  Object.fromEntries(WIRE_FIELDS.map((name) => [name, VALUES[name][index]])) as WireFields;
const first = valuesAt(0);

/** The columns of the entered fields, as the table holds them. */
async function storedFields(id: string) {
  const columns = sql.raw(WIRE_FIELDS.join(', '));
  const [row] = await execute<WireFields>(sql`select ${columns} from wires where id = ${id}`);
  return row;
}

async function makeWire() {
  const { actor } = await makeUser();
  const { wire } = await createWire(actor, first);
  return { actor, id: wire.id };
}

describe('every entered field', () => {
  it('is stored by a creation, and read', async () => {
    const { actor, id } = await makeWire();
    expect(await storedFields(id)).toEqual(first);
    expect(await getWire(actor, id)).toMatchObject(first);
  });

  it('is stored by a replacement, and read', async () => {
    const { actor, id } = await makeWire();
    await updateWire(actor, id, valuesAt(1));
    expect(await storedFields(id)).toEqual(valuesAt(1));
    expect(await getWire(actor, id)).toMatchObject(valuesAt(1));
  });

  it.each(WIRE_FIELDS)('can be changed without the others: %s', async (name) => {
    const { actor, id } = await makeWire();
    await patchWire(actor, id, { [name]: VALUES[name][1] });
    expect(await storedFields(id)).toEqual({ ...first, [name]: VALUES[name][1] });
  });

  it.each(WIRE_FIELDS)('is compared when an idempotency key is reused: %s', async (name) => {
    const { actor } = await makeUser();
    await createWire(actor, first, 'key');
    const other = { ...first, [name]: VALUES[name][1] };
    await expect(createWire(actor, other, 'key')).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
  });
});
