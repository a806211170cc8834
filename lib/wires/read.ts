import type { Actor } from '@/lib/actor';
import { AppError } from '@/lib/errors';
import { isId } from '@/lib/ids';
import type { HistoryEntry, Wire } from '@/lib/wires/schema';
import * as db from '@/db/wires';

/** The one answer for a wire that does not exist, is another's, was deleted, or has an odd id. */
export function noSuchWire(): AppError {
  return new AppError('not_found', 'There is no such wire.');
}

/** One of the actor's wires. @throws AppError not_found */
export async function getWire(actor: Actor, id: string): Promise<Wire> {
  const wire = isId(id) ? await db.findWire(actor.user_id, id) : undefined;
  if (!wire) throw noSuchWire();
  return wire;
}

/** The history of one of the actor's wires, oldest first. @throws AppError not_found */
export async function getHistory(actor: Actor, id: string): Promise<HistoryEntry[]> {
  await getWire(actor, id);
  return db.listHistory(actor.user_id, id);
}
