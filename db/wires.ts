import { sql, type SQL } from 'drizzle-orm';
import type { SortColumn } from '@/contract/wire-filter';
import type { WireFilter } from '@/contract/wire-query';
import type { HistoryType } from '@/contract/wire-status';
import type { HistoryEntry, Wire } from '@/contract/wire';
import { run } from '@/db/run';
import { HISTORY_ENTRY, WIRE } from '@/db/wire-rows';

/** One wire of this owner; undefined when there is none, it is another's, or it was deleted. */
export async function findWire(owner: string, id: string): Promise<Wire | undefined> {
  const rows = await run<Wire>(
    'wires.find',
    sql`
      select ${WIRE.columns} from wires w
      where w.id = ${id} and w.created_by = ${owner} and w.deleted_at is null`,
  );
  return rows[0] && WIRE.decode(rows[0]);
}

/** A wire, deleted or not, with its newest history entry, as announced to its owner. */
export interface LatestChange {
  wire: Wire;
  event_id: string;
  type: HistoryType;
}

type ChangeRow = Wire & { event_id: string; event_type: HistoryType };

const toChange = (row: ChangeRow): LatestChange => ({
  wire: WIRE.decode(row),
  event_id: row.event_id,
  type: row.event_type,
});

/** The newest change of a wire of any owner: for jobs, which act for no user. */
export async function findLatestChange(id: string): Promise<LatestChange | undefined> {
  const rows = await run<ChangeRow>(
    'wires.latest_change',
    sql`
      select ${WIRE.columns}, e.id as event_id, e.type as event_type
      from wires w join wire_events e on e.wire_id = w.id and e.version = w.version
      where w.id = ${id}`,
  );
  return rows[0] && toChange(rows[0]);
}

/** The newest event of a user; undefined before the first. */
export async function findLatestEventId(userId: string): Promise<string | undefined> {
  const rows = await run<{ id: string }>(
    'wire_events.latest',
    sql`
      select id from wire_events where user_id = ${userId}
      order by created_at desc, id desc limit 1`,
  );
  return rows[0]?.id;
}

/**
 * The newest change of every wire of a user that changed since `slackSeconds` before an event,
 * oldest first, at most `limit`. Undefined when the event is not one of this user's.
 */
export async function listChangesSince(
  userId: string,
  eventId: string,
  slackSeconds: number,
  limit: number,
): Promise<LatestChange[] | undefined> {
  const rows = await run<ChangeRow | { event_id: null }>(
    'wires.changes_since',
    sql`
      with since as (
        select created_at - make_interval(secs => ${slackSeconds}) as at
        from wire_events where id = ${eventId} and user_id = ${userId}
      )
      select ${WIRE.columns}, e.id as event_id, e.type as event_type
      from since
      left join wires w on w.created_by = ${userId} and w.updated_at >= since.at
      left join wire_events e on e.wire_id = w.id and e.version = w.version
      order by w.updated_at, w.id limit ${limit}`,
  );
  if (rows.length === 0) return undefined;
  return rows.filter((row): row is ChangeRow => row.event_id !== null).map(toChange);
}

/** A wire as the job that processes it needs it. */
export interface ProcessableWire {
  wire: Wire;
  attempt: number;
  deleted: boolean;
}

/** A wire of any owner, deleted or not; undefined when there is none. */
export async function findProcessable(id: string): Promise<ProcessableWire | undefined> {
  const rows = await run<Wire & { attempt: number; deleted: boolean }>(
    'wires.processable',
    sql`
      select ${WIRE.columns}, w.attempt, w.deleted_at is not null as deleted
      from wires w where w.id = ${id}`,
  );
  const row = rows[0];
  return row && { wire: WIRE.decode(row), attempt: row.attempt, deleted: row.deleted };
}

/** The history of one wire of this owner, oldest first. */
export async function listHistory(owner: string, wireId: string): Promise<HistoryEntry[]> {
  const rows = await run<HistoryEntry>(
    'wire_events.list',
    sql`
      select ${HISTORY_ENTRY.columns}
      from wire_events e
      where e.wire_id = ${wireId} and e.user_id = ${owner}
      order by e.version`,
  );
  return rows.map(HISTORY_ENTRY.decode);
}

/** The columns that a list can be sorted by, and the types that a cursor's value is compared as. */
const ORDERINGS = {
  created_at: { column: sql.raw('w.created_at'), type: sql.raw('timestamptz') },
  amount: { column: sql.raw('w.amount'), type: sql.raw('numeric') },
  status: { column: sql.raw('w.status'), type: sql.raw('wire_status') },
  currency: { column: sql.raw('w.currency'), type: sql.raw('bpchar') },
  sender_name: { column: sql.raw('w.sender_name'), type: sql.raw('varchar') },
  recipient_name: { column: sql.raw('w.recipient_name'), type: sql.raw('varchar') },
} as const satisfies Record<SortColumn, unknown>;

export interface WireOrder {
  by: SortColumn;
  descending: boolean;
}

/** Where a page begins: after a number of rows, or after the row of a cursor. */
export type PageStart = { offset: number } | { after: { value: string; id: string } };

function conditions(owner: string, filter: WireFilter): SQL {
  const all = [sql`w.created_by = ${owner}`, sql`w.deleted_at is null`];
  if (filter.status !== undefined) all.push(sql`w.status = ${filter.status}`);
  if (filter.currency !== undefined) all.push(sql`w.currency = ${filter.currency}`);
  if (filter.min_amount !== undefined) all.push(sql`w.amount >= ${filter.min_amount}::numeric`);
  if (filter.max_amount !== undefined) all.push(sql`w.amount <= ${filter.max_amount}::numeric`);
  if (filter.created_from !== undefined) all.push(sql`w.created_at >= ${filter.created_from}`);
  if (filter.created_to !== undefined) all.push(sql`w.created_at < ${filter.created_to}`);
  if (filter.search !== undefined) {
    const pattern = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`;
    all.push(
      sql`(w.sender_name ilike ${pattern} or w.recipient_name ilike ${pattern} or w.reference_number ilike ${pattern})`,
    );
  }
  return sql.join(all, sql` and `);
}

/** One page of an owner's wires in the given order, ties by id. */
export async function listWirePage(
  owner: string,
  filter: WireFilter,
  order: WireOrder,
  start: PageStart,
  limit: number,
): Promise<Wire[]> {
  const { column, type } = ORDERINGS[order.by];
  const direction = sql.raw(order.descending ? 'desc' : 'asc');
  const beyond = sql.raw(order.descending ? '<' : '>');
  const after =
    'after' in start
      ? sql`and (${column}, w.id) ${beyond} (${start.after.value}::${type}, ${start.after.id}::uuid)`
      : sql``;
  const offset = 'offset' in start ? start.offset : 0;
  const rows = await run<Wire>(
    'wires.list',
    sql`
      select ${WIRE.columns} from wires w where ${conditions(owner, filter)} ${after}
      order by ${column} ${direction}, w.id ${direction}
      limit ${limit} offset ${offset}`,
  );
  return rows.map(WIRE.decode);
}

/** How many of an owner's wires match a filter. */
export async function countMatchingWires(owner: string, filter: WireFilter): Promise<number> {
  const rows = await run<{ total: string }>(
    'wires.count',
    sql`select count(*) as total from wires w where ${conditions(owner, filter)}`,
  );
  return Number(rows[0]?.total ?? 0);
}
