import type { Actor } from '@/contract/actor';
import { CACHE_KEYS, cached } from '@/lib/cache';
import { AppError } from '@/contract/errors';
import { isId } from '@/lib/ids';
import type { HistoryEntry, Wire } from '@/contract/wire';
import * as db from '@/db/wires';

/** The same error for a wire that does not exist, has another owner or is deleted, or a malformed id. */
function noSuchWire(): AppError {
  return new AppError('not_found', 'There is no such wire.');
}

/** @throws AppError not_found for a malformed id */
export function requireWireId(id: string): void {
  if (!isId(id)) throw noSuchWire();
}

/** One of the actor's wires, from the database. @throws AppError not_found */
export async function getWire(actor: Actor, id: string): Promise<Wire> {
  requireWireId(id);
  const wire = await db.findWire(actor.user_id, id);
  if (!wire) throw noSuchWire();
  return wire;
}

/** The JSON text of an answer, and whether it came from the cache. */
export interface ReadBody {
  body: string;
  hit: boolean;
}

/**
 * One of the actor's wires as JSON, through the cache. The cache field is the actor's id, so that an
 * entry is never shared between the owner and another user.
 * @throws AppError not_found
 */
export async function cachedWireJson(
  actor: Actor,
  id: string,
): Promise<ReadBody & { version: number }> {
  requireWireId(id);
  const key = CACHE_KEYS.wire(id.toLowerCase());
  const entry = { cache: 'wire', key, field: actor.user_id } as const;
  const { value, hit } = await cached(entry, async () => {
    const wire = await db.findWire(actor.user_id, id);
    return wire && `${wire.version} ${JSON.stringify(wire)}`;
  });
  if (value === undefined) throw noSuchWire();
  const space = value.indexOf(' ');
  return { version: Number(value.slice(0, space)), body: value.slice(space + 1), hit };
}

/** The history of one of the actor's wires, oldest first. @throws AppError not_found */
export async function getHistory(actor: Actor, id: string): Promise<HistoryEntry[]> {
  await getWire(actor, id);
  return db.listHistory(actor.user_id, id);
}
