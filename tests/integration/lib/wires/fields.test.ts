import { describe, expect, it } from 'vitest';
import { WIRE_FIELDS, type FieldName } from '@/contract/wire';
import { createWire, getWire, patchWire, updateWire } from '@/lib/wires';
import { makeUser } from '@/tests/helpers/users';
import { wireFields } from '@/tests/helpers/wires';

/** Another valid value for each field: a new field does not compile until it has one. */
const OTHER: Record<FieldName, string> = {
  sender_name: 'Grace',
  recipient_name: 'Cleo',
  amount: '7.25',
  currency: 'EUR',
};

describe.each(WIRE_FIELDS)('the field %s', (name) => {
  const before = wireFields();
  const after = wireFields({ [name]: OTHER[name] });

  it('is stored by a creation', async () => {
    const { actor } = await makeUser();
    const { wire } = await createWire(actor, after);
    expect(await getWire(actor, wire.id)).toMatchObject(after);
  });

  it('is part of the idempotency fingerprint', async () => {
    const { actor } = await makeUser();
    await createWire(actor, before, 'key');
    await expect(createWire(actor, after, 'key')).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
  });

  it('is replaced by PUT', async () => {
    const { actor } = await makeUser();
    const { wire } = await createWire(actor, before);
    expect(await updateWire(actor, wire.id, after)).toMatchObject(after);
    expect(await getWire(actor, wire.id)).toMatchObject(after);
  });

  it('is changed by a PATCH of it, which keeps all others', async () => {
    const { actor } = await makeUser();
    // Every other field has a value that is no default.
    const { wire } = await createWire(actor, { ...OTHER, [name]: before[name] });
    expect(await patchWire(actor, wire.id, { [name]: OTHER[name] })).toMatchObject(OTHER);
    expect(await getWire(actor, wire.id)).toMatchObject(OTHER);
  });
});
