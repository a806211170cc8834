import { beforeAll, describe, expect, it } from 'vitest';
import { PATHS, pathOf, type Operation } from '@/contract/paths';
import type { Wire } from '@/contract/wire';
import { newId } from '@/lib/ids';
import { expectProblem, signUp, type Account, type Port } from '@/tests/contract/port';
import { send } from '@/tests/helpers/http';
import { settled, wireFields } from '@/tests/helpers/wires';

/** An operation on one thing by its id: a stranger is answered as for an id that does not exist. */
interface ById {
  of: 'wire' | 'session';
  body?: object;
}
/**
 * `own`: the answer holds what belongs to the caller, and nothing of another user.
 * `no user`: the answer holds nothing that belongs to a user.
 */
type ByCaller = 'own' | 'no user';

type Rules = {
  [O in Operation]: (typeof PATHS)[O]['path'] extends `${string}{id}${string}` ? ById : ByCaller;
};

/** One entry an operation: a new one does not compile until its rule is here. */
const RULES: Rules = {
  register: 'no user',
  login: 'no user',
  refresh: 'no user',
  logout: 'no user',
  changePassword: 'no user',
  me: 'own',
  listSessions: 'own',
  revokeSession: { of: 'session' },
  createWire: 'no user',
  listWires: 'own',
  wireSummary: 'own',
  exportWires: 'own',
  getWire: { of: 'wire' },
  updateWire: { of: 'wire', body: wireFields() },
  patchWire: { of: 'wire', body: { amount: '1' } },
  deleteWire: { of: 'wire' },
  retryWire: { of: 'wire' },
  wireEvents: { of: 'wire' },
  apiInfo: 'no user',
  openapi: 'no user',
  health: 'no user',
  live: 'no user',
};

const rules = Object.entries(RULES) as [Operation, ById | ByCaller][];
const byId = rules.flatMap(([name, rule]) => (typeof rule === 'object' ? [{ name, ...rule }] : []));
const own = rules.flatMap(([name, rule]) => (rule === 'own' ? [name] : []));

/** What a user gets of another one's wires and sessions; a worker is running. */
export function strangerTests({ base }: Port): void {
  let owner: Account;
  let stranger: Account;
  let ids: Record<ById['of'], string>;
  const ask = (name: Operation, { token }: Account, id = '', body?: object) =>
    send(PATHS[name].method, base() + pathOf(name, { id }), { token, body });
  const readWire = async () => (await ask('getWire', owner, ids.wire)).body as unknown as Wire;
  const sessionsOf = async (account: Account) => {
    const { items } = (await ask('listSessions', account)).body as { items: { id: string }[] };
    return items.map(({ id }) => id);
  };

  /** An answer without what differs between any two: request id, times, counts. */
  const comparable = ({ status, headers, body }: Awaited<ReturnType<typeof ask>>) => ({
    status,
    headers: [...headers.keys()].sort(),
    body: { ...body, request_id: '' },
  });

  describe('a stranger', () => {
    beforeAll(async () => {
      [owner, stranger] = await Promise.all([signUp(base()), signUp(base())]);
      const fields = wireFields({ recipient_name: 'Rejected Recipient', amount: '48151.62' });
      const wire = (await ask('createWire', owner, '', fields)).body['id'] as string;
      ids = { wire, session: (await sessionsOf(owner))[0] ?? '' };
      // A failed wire may be edited, retried and deleted by its owner, and the worker leaves it.
      await settled(readWire, ['failed']);
    });

    it.each(byId)('gets the 404 of an unknown id from $name', async ({ name, of, body }) => {
      const before = await readWire();
      const foreign = await ask(name, stranger, ids[of], body);
      expectProblem(foreign, 404, 'not_found');
      const unknown = await ask(name, stranger, newId(), body);
      expect(comparable(foreign)).toEqual(comparable(unknown));
      expect(await readWire()).toEqual(before);
      expect(await sessionsOf(owner)).toContain(ids.session);
    });

    it.each(own)('gets nothing of another user from %s', async (name) => {
      const marks = [owner.email, ids.wire, ids.session, '48151.62'];
      const shows = (text: string) => marks.some((mark) => text.includes(mark));
      expect(shows((await ask(name, owner)).text)).toBe(true);
      expect(shows((await ask(name, stranger)).text)).toBe(false);
    });
  });
}
