import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/contract/actor';
import type { Wire } from '@/contract/wire';
import { exportQuery, listQuery, summaryQuery } from '@/contract/wire-query';
import { simulator } from '@/lib/rails';
import * as wires from '@/lib/wires';
import { makeUser } from '@/tests/helpers/users';
import { wireFields } from '@/tests/helpers/wires';

/** A call with a wire of `owner`, by any actor. */
type Call = (actor: Actor, wire: Wire) => Promise<unknown>;

/**
 * What a verb does, and so what it must do for an actor who is not the owner:
 * - `changes` a wire by its id: not_found, and the wire stays as it is;
 * - `reads` a wire by its id: not_found;
 * - `lists` the actor's wires: an answer without the owner's;
 * - `creates` a wire of the actor.
 */
type Kind = 'changes' | 'reads' | 'lists' | 'creates';
type Rule =
  { [K in Kind]: Record<K, Call> }[Kind] | 'run by the worker, for no user' | 'not a verb';

const KEY = 'a key of the owner';

/** One entry an export: a new verb does not compile until its rule is here. */
const RULES: Record<keyof typeof import('@/lib/wires'), Rule> = {
  allowedStatuses: 'not a verb',
  announceWire: 'run by the worker, for no user',
  processWire: 'run by the worker, for no user',
  createWire: {
    creates: async (actor) => (await wires.createWire(actor, wireFields(), KEY)).wire,
  },
  updateWire: { changes: (actor, { id }) => wires.updateWire(actor, id, wireFields()) },
  patchWire: { changes: (actor, { id }) => wires.patchWire(actor, id, { amount: '1' }) },
  deleteWire: { changes: (actor, { id }) => wires.deleteWire(actor, id) },
  retryWire: { changes: (actor, { id }) => wires.retryWire(actor, id) },
  getWire: { reads: (actor, { id }) => wires.getWire(actor, id) },
  cachedWireJson: { reads: (actor, { id }) => wires.cachedWireJson(actor, id) },
  getHistory: { reads: (actor, { id }) => wires.getHistory(actor, id) },
  listWires: { lists: (actor) => wires.listWires(actor, listQuery.parse({})) },
  cachedListJson: { lists: (actor) => wires.cachedListJson(actor, listQuery.parse({})) },
  cachedSummaryJson: { lists: (actor) => wires.cachedSummaryJson(actor, summaryQuery.parse({})) },
  exportWires: {
    lists: (actor) => Array.fromAsync(wires.exportWires(actor, exportQuery.parse({}))),
  },
  catchUp: { lists: (actor) => wires.catchUp(actor, firstEventId) },
};

/** The calls of one kind, each with its name. */
function callsOf(kind: Kind): [string, Call][] {
  return Object.entries(RULES).flatMap(([name, rule]): [string, Call][] =>
    typeof rule === 'object' && kind in rule ? [[name, (rule as Record<Kind, Call>)[kind]]] : [],
  );
}

let owner: Actor;
let stranger: Actor;
let firstEventId: string;
/** Failed, so that its owner may edit, retry and delete it. */
let wire: Wire;

async function failedWire(key?: string): Promise<Wire> {
  const fields = wireFields({ recipient_name: 'Rejected Recipient', amount: '48151.62' });
  const { id } = (await wires.createWire(owner, fields, key)).wire;
  await wires.processWire(simulator, id);
  return wires.getWire(owner, id);
}

beforeAll(async () => {
  const users = await Promise.all([makeUser(), makeUser()]);
  [owner, stranger] = [users[0].actor, users[1].actor];
  wire = await failedWire(KEY);
  firstEventId = (await wires.getHistory(owner, wire.id))[0]?.id ?? '';
});

const unchanged = async () => {
  const history = await wires.getHistory(owner, wire.id);
  expect(await wires.getWire(owner, wire.id)).toEqual(wire);
  expect(history.map(({ version }) => version)).toEqual([1, 2, 3]);
};

describe("a user and another user's wire", () => {
  it.each(callsOf('changes'))('%s is refused and changes nothing', async (_, change) => {
    await expect(change(stranger, wire)).rejects.toMatchObject({ code: 'not_found' });
    await unchanged();
    // The same call by the owner succeeds, so the refusal depends on the caller.
    await change(owner, await failedWire());
  });

  it.each(callsOf('reads'))('%s is refused, also after the owner has read', async (_, read) => {
    await expect(read(stranger, wire)).rejects.toMatchObject({ code: 'not_found' });
    await read(owner, wire);
    await expect(read(stranger, wire)).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each(callsOf('lists'))('%s answers without it, also after the owner', async (_, list) => {
    const shows = async (actor: Actor) => {
      const text = JSON.stringify(await list(actor, wire));
      return [wire.id, wire.amount].some((mark) => text.includes(mark));
    };
    expect(await shows(stranger)).toBe(false);
    expect(await shows(owner)).toBe(true);
    expect(await shows(stranger)).toBe(false);
  });

  it.each(callsOf('creates'))('%s with the key of the owner makes another', async (_, create) => {
    const own = await create(stranger, wire);
    expect(own).toMatchObject({ created_by: stranger.user_id, version: 1 });
    expect(own).not.toMatchObject({ id: wire.id });
    await unchanged();
  });
});
