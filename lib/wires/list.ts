import type { Actor } from '@/lib/actor';
import type { ListQuery } from '@/lib/wires/query';
import type { Wire } from '@/lib/wires/schema';
import * as db from '@/db/wires';

export type { ListQuery };

export interface WireList {
  items: Wire[];
  total: number;
  page: number;
  page_size: number;
}

/** The order a `sort` parameter names: a column, `-` before it for descending. */
function orderOf(sort: ListQuery['sort']): db.WireOrder {
  const descending = sort.startsWith('-');
  return { by: (descending ? sort.slice(1) : sort) as db.SortColumn, descending };
}

/** One page of the actor's wires. */
export async function listWires(actor: Actor, query: ListQuery): Promise<WireList> {
  const { page, page_size } = query;
  const found = await db.listWires(
    actor.user_id,
    query,
    orderOf(query.sort),
    { offset: (page - 1) * page_size },
    page_size,
  );
  return { ...found, page, page_size };
}
