import { stringify } from 'csv-stringify/sync';
import type { Actor } from '@/contract/actor';
import { orderOf } from '@/lib/wires/list';
import type { ExportQuery } from '@/contract/wire-query';
import { wire, type Wire } from '@/contract/wire';
import * as db from '@/db/wires';

const ROWS_AT_ONCE = 1_000;
const COLUMNS = Object.keys(wire.shape);

/** CSV by RFC 4180; a cell that a spreadsheet would evaluate as a formula is escaped. */
function csv(wires: readonly Wire[], header: boolean): string {
  const options = { header, columns: COLUMNS, escape_formulas: true, record_delimiter: 'windows' };
  return stringify([...wires], options);
}

/**
 * Yields the actor's wires that match the filter as parts of one CSV file, a thousand rows each, so
 * that a large export is never in memory as a whole.
 */
export async function* exportWires(actor: Actor, query: ExportQuery): AsyncGenerator<string> {
  const { sort, ...filter } = query;
  const order = orderOf(sort);
  let start: db.PageStart = { offset: 0 };
  for (let first = true; ; first = false) {
    const items = await db.listWirePage(actor.user_id, filter, order, start, ROWS_AT_ONCE);
    if (first || items.length > 0) yield csv(items, first);
    const last = items.at(-1);
    if (!last || items.length < ROWS_AT_ONCE) return;
    start = { after: { value: last[order.by], id: last.id } };
  }
}
