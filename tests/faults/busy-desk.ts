import postgres from 'postgres';
import type { Actor } from '@/contract/actor';
import type { WireFields } from '@/contract/wire';
import type { WireStatus } from '@/contract/wire-status';
import { closeDatabase } from '@/db/client';
import { closeHashing, loginWithTokens, refresh } from '@/lib/auth';
import { closeRedis } from '@/lib/redis';
import { createWire, deleteWire, getWire, retryWire } from '@/lib/wires';
import { makeUser } from '@/tests/helpers/users';
import { startWorker } from '@/worker/worker';
import { PASSWORD } from '@/tests/helpers/password';
import { settled, wireFields } from '@/tests/helpers/wires';

/** Names with quotes, backslashes, placeholders and characters outside of Latin. */
const ODD_FIELDS = {
  sender_name: `O'Brien "& Sons" \\ Łódź`,
  recipient_name: '株式会社 😀; -- $1 %s',
  amount: '1250.00',
};

/** Creates a wire with odd names; `over` replaces some of its fields. Returns the wire. */
export const create = async (actor: Actor, over: Partial<WireFields> = {}, key?: string) =>
  (await createWire(actor, wireFields({ ...ODD_FIELDS, ...over }), key)).wire;

const reaches = (actor: Actor, id: string, status: WireStatus) =>
  settled(() => getWire(actor, id), [status]);

/** Wires that the worker has done with, in every way. */
async function settle(actor: Actor): Promise<void> {
  const worker = await startWorker();
  const [large, yen, refused, retried, lost, removed] = await Promise.all([
    create(actor, { amount: '9999999999999.99' }, 'a key that was used'),
    create(actor, { amount: '1', currency: 'JPY' }),
    create(actor, { recipient_name: 'Rejected Recipient' }),
    create(actor, { recipient_name: 'Rejected Once' }),
    create(actor, { recipient_name: 'Lost Answer' }),
    create(actor, { recipient_name: 'Rejected Recipient', currency: 'EUR' }),
  ]);
  for (const { id } of [refused, retried, removed]) await reaches(actor, id, 'failed');
  await retryWire(actor, retried.id);
  await deleteWire(actor, removed.id);
  for (const { id } of [large, yen, retried, lost]) await reaches(actor, id, 'completed');
  await worker.stop();
}

/** A worker died after the bank had the payment: the wire is processing and its job locked. */
async function interrupt(url: string, actor: Actor): Promise<void> {
  const { id, reference_number } = await create(actor, { currency: 'CHF' });
  const sql = postgres(url, { max: 1 });
  await sql`update wires set status = 'processing', version = 2 where id = ${id}`;
  await sql`insert into rail_payments (key, outcome) values (${`${reference_number}-1`}, 'accepted')`;
  await sql`
    update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a dead worker', attempts = 1
    where payload->>'wire_id' = ${id}`;
  await sql.end();
}

/**
 * Fills the database of DATABASE_URL (`url`): wires in all states, deleted ones, odd names, the
 * largest amount, keys, sessions, a rotated refresh token, an inactive user. Returns the owner.
 */
export async function fillDesk(url: string): Promise<Actor> {
  const [{ actor, email }, other] = await Promise.all([makeUser(), makeUser()]);
  const { refresh_token } = await loginWithTokens({ email, password: PASSWORD }, '203.0.113.9');
  await refresh(refresh_token);
  await settle(actor);
  await create(actor);
  await create(actor, { currency: 'KRW', amount: '70000' }, 'a key of a pending wire');
  await deleteWire(actor, (await create(actor)).id);
  await create(other.actor);
  await interrupt(url, actor);
  const sql = postgres(url, { max: 1 });
  await sql`update users set is_active = false where id = ${other.actor.user_id}`;
  await sql.end();
  return actor;
}

/** Closes what the desk's own code has opened in this process. */
export async function closeDesk(): Promise<void> {
  closeRedis();
  await Promise.all([closeDatabase(), closeHashing()]);
}
