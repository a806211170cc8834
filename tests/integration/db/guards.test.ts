import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createWire } from '@/lib/wires';
import type { WireFields } from '@/contract/wire';
import { can, LEGAL_MOVES, WIRE_STATUSES } from '@/contract/wire-status';
import { violatedConstraint, sqlState } from '@/db/query-failed';
import { execute } from '@/tests/helpers/execute';
import { makeUser } from '@/tests/helpers/users';
import { wireFields } from '@/tests/helpers/wires';

/** Another value of every entered field. */
const otherFields: WireFields = {
  sender_name: 'Grace',
  recipient_name: 'Cleo',
  amount: '6.00',
  currency: 'EUR',
};

async function makeWire(): Promise<string> {
  const { actor } = await makeUser();
  return (await createWire(actor, wireFields())).wire.id;
}

/** The constraint or SQLSTATE that refused a statement; undefined when it succeeded. */
async function refusal(statement: ReturnType<typeof sql>): Promise<string | undefined> {
  try {
    await execute(statement);
    return undefined;
  } catch (error) {
    return violatedConstraint(error) ?? sqlState(error);
  }
}

/** Creates a wire and moves it to a status by legal moves. */
async function wireIn(status: string): Promise<string> {
  const id = await makeWire();
  const path = { pending: [], processing: ['processing'] }[status] ?? ['processing', status];
  for (const next of path) {
    await execute(
      sql`update wires set status = ${next}::wire_status, version = version + 1 where id = ${id}`,
    );
  }
  return id;
}

describe('the database refuses', () => {
  const moves = WIRE_STATUSES.flatMap((from) =>
    WIRE_STATUSES.filter((to) => to !== from).map((to) => [from, to] as const),
  );
  it.each(moves)('a move from %s to %s unless it is legal', async (from, to) => {
    const id = await wireIn(from);
    const move = sql`update wires set status = ${to}::wire_status, version = version + 1 where id = ${id}`;
    expect(await refusal(move)).toBe(
      LEGAL_MOVES[from].includes(to) ? undefined : 'wires_legal_moves',
    );
  });

  it.each(WIRE_STATUSES)(
    'a change of a %s wire unless its version rises by one',
    async (status) => {
      const id = await wireIn(status);
      const raise = (step: number) =>
        refusal(sql`update wires set version = version + ${step}::int where id = ${id}`);
      for (const step of [0, 2, -1]) expect(await raise(step)).toBe('wires_version_step');
      expect(await raise(1)).toBeUndefined();
    },
  );

  it.each(moves)('a move from %s to %s with the version unchanged', async (from, to) => {
    const id = await wireIn(from);
    const move = sql`update wires set status = ${to}::wire_status where id = ${id}`;
    expect(await refusal(move)).toBe(
      LEGAL_MOVES[from].includes(to) ? 'wires_version_step' : 'wires_legal_moves',
    );
  });

  it('a second history entry for one version', async () => {
    const id = await makeWire();
    const entry = sql`
      insert into wire_events (id, wire_id, user_id, type, to_status, actor, version)
      select gen_random_uuid(), id, created_by, 'edited', status, 'test', version
      from wires where id = ${id}`;
    expect(await refusal(entry)).toBe('wire_events_wire_version');
  });

  it.each(WIRE_STATUSES)(
    'an edit of a %s wire unless the table of actions allows it',
    async (status) => {
      const id = await wireIn(status);
      const edit = sql`update wires set amount = 6, version = version + 1 where id = ${id}`;
      expect(await refusal(edit)).toBe(can('edit', status) ? undefined : 'wires_editable');
    },
  );

  it.each(Object.entries(otherFields))('an edit of %s while processing', async (name, value) => {
    const id = await wireIn('processing');
    const edit = sql`update wires set ${sql.identifier(name)} = ${value}, version = version + 1 where id = ${id}`;
    expect(await refusal(edit)).toBe('wires_editable');
  });

  it.each(WIRE_STATUSES)(
    'a deletion of a %s wire unless the table of actions allows it',
    async (status) => {
      const id = await wireIn(status);
      const deletion = sql`update wires set deleted_at = now(), version = version + 1 where id = ${id}`;
      expect(await refusal(deletion)).toBe(can('delete', status) ? undefined : 'wires_deletion');
    },
  );

  it('any change of a deleted wire', async () => {
    const remove = (id: string) =>
      sql`update wires set deleted_at = now(), version = version + 1 where id = ${id}`;
    const id = await makeWire();
    expect(await refusal(remove(id))).toBeUndefined();
    expect(await refusal(remove(id))).toBe('wires_deletion');
  });

  it.each(['NaN', '0', '-1', '10000000000000'])('the amount %s', async (amount) => {
    const id = await makeWire();
    const edit = sql`update wires set amount = ${amount}::numeric, version = version + 1 where id = ${id}`;
    expect(await refusal(edit)).toMatch(/wires_amount_range|22003/);
  });

  it('changes and deletions of history, and deletions of rows of wires', async () => {
    const id = await makeWire();
    expect(await refusal(sql`update wire_events set reason = 'x' where wire_id = ${id}`)).toBe(
      '23001',
    );
    expect(await refusal(sql`delete from wire_events where wire_id = ${id}`)).toBe('23001');
    expect(await refusal(sql`delete from wires where id = ${id}`)).toBe('23001');
    expect(await refusal(sql`truncate wire_events`)).toBe('23001');
  });
});
