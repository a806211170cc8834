import type { Actor } from '@/contract/actor';
import { CACHE_KEYS, cached } from '@/lib/cache';
import type { WireList } from '@/contract/answers';
import { AppError } from '@/contract/errors';
import { decodeCursor, encodeCursor } from '@/lib/wires/cursor';
import type { SortColumn } from '@/contract/wire-filter';
import type { ListQuery, WireFilter } from '@/contract/wire-query';
import type { ReadBody } from '@/lib/wires/read';
import * as db from '@/db/wires';

/** The order of a `sort` parameter: a column, with `-` before it for descending. */
export function orderOf(sort: ListQuery['sort']): db.WireOrder {
  const descending = sort.startsWith('-');
  return { by: (descending ? sort.slice(1) : sort) as SortColumn, descending };
}

/** The same text for the same parameters in any order. */
function canonical(query: Record<string, unknown>): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function scopeOf(actor: Actor, sort: string, filter: WireFilter): string {
  return `${actor.user_id} ${sort} ${canonical(filter)}`;
}

function invalidCursor(): AppError {
  const message = 'is not a cursor of this list';
  return new AppError('validation_failed', 'Check cursor.', {
    errors: [{ pointer: '/cursor', code: 'invalid_cursor', message }],
  });
}

/** One page of the actor's wires. @throws AppError validation_failed for a cursor of another list */
export async function listWires(actor: Actor, query: ListQuery): Promise<WireList> {
  const { page, page_size, cursor, sort, ...filter } = query;
  const scope = scopeOf(actor, sort, filter);
  const after = cursor === undefined ? undefined : decodeCursor(cursor, scope);
  if (cursor !== undefined && !after) throw invalidCursor();
  const order = orderOf(sort);
  const start = after ? { after } : { offset: ((page ?? 1) - 1) * page_size };
  // One row more than the page shows whether there is a next page.
  const [found, total] = await Promise.all([
    db.listWirePage(actor.user_id, filter, order, start, page_size + 1),
    db.countMatchingWires(actor.user_id, filter),
  ]);
  const items = found.slice(0, page_size);
  const last = found.length > page_size ? items.at(-1) : undefined;
  return {
    items,
    total,
    page: cursor === undefined ? (page ?? 1) : null,
    page_size,
    next_cursor: last ? encodeCursor({ value: last[order.by], id: last.id }, scope) : null,
  };
}

/** One page of the actor's wires as JSON, through the cache. Searches vary too much to be cached. */
export async function cachedListJson(actor: Actor, query: ListQuery): Promise<ReadBody> {
  const load = async () => JSON.stringify(await listWires(actor, query));
  if (query.search !== undefined) return { body: await load(), hit: false };
  const key = CACHE_KEYS.wires(actor.user_id);
  const entry = { cache: 'wires', key, field: `list ${canonical(query)}` } as const;
  const { value, hit } = await cached(entry, load);
  return { body: value ?? (await load()), hit };
}
