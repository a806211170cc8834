import type { Actor } from '@/contract/actor';
import { CACHE_KEYS, cached } from '@/lib/cache';
import type { SummaryQuery } from '@/contract/wire-query';
import type { ReadBody } from '@/lib/wires/read';
import { summariseWires } from '@/db/summary';

/** Counts and totals of the actor's wires created in a range, as JSON, through the cache. */
export async function cachedSummaryJson(actor: Actor, query: SummaryQuery): Promise<ReadBody> {
  const load = async () => JSON.stringify(await summariseWires(actor.user_id, query));
  const field = `summary ${query.created_from ?? ''} ${query.created_to ?? ''}`;
  const key = CACHE_KEYS.wires(actor.user_id);
  const { value, hit } = await cached({ cache: 'wires', key, field }, load);
  return { body: value ?? (await load()), hit };
}
