import { describe, expect, it } from 'vitest';
import { createWire, listWires } from '@/lib/wires';
import { listQuery } from '@/contract/wire-query';
import { makeUser } from '@/tests/helpers/users';
import { wireFields } from '@/tests/helpers/wires';

describe('listWires', () => {
  it('pages, sorts and filters', async () => {
    const { actor } = await makeUser();
    const amounts = ['3.00', '1.00', '2.00', '10.00', '5.00'];
    for (const [i, amount] of amounts.entries()) {
      const currency = i % 2 === 0 ? 'USD' : 'EUR';
      await createWire(actor, { ...wireFields(), amount, currency, recipient_name: `100%_${i}` });
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

  it('searches names and references in any case', async () => {
    const { actor } = await makeUser();
    const { wire } = await createWire(actor, wireFields({ sender_name: 'Zoë Ångström' }));
    for (const search of ['zoë', 'ÅNGSTRÖM', wire.reference_number.toLowerCase().slice(3, 9)]) {
      expect((await listWires(actor, listQuery.parse({ search }))).total).toBe(1);
    }
  });

  it('includes the first and excludes the last instant of a range', async () => {
    const { actor } = await makeUser();
    const { wire } = await createWire(actor, wireFields());
    const total = async (query: Record<string, string>) =>
      (await listWires(actor, listQuery.parse(query))).total;
    expect(await total({ created_from: wire.created_at })).toBe(1);
    expect(await total({ created_to: wire.created_at })).toBe(0);
  });
});
