import { getTableColumns, is, sql, type SQL } from 'drizzle-orm';
import { PgTimestampString, type PgTable } from 'drizzle-orm/pg-core';

/** PostgreSQL's text of a timestamptz (`2026-11-23 08:15:30.123+00`) as RFC 3339 in UTC. */
export function rfc3339(timestamp: string): string {
  return new Date(timestamp).toISOString();
}

/** Some columns of a table: as text of a statement, and as the shape of its rows. */
export interface SelectList<Row> {
  names: readonly (string & keyof Row)[];
  /** `w.id, w.status, …` */
  columns: SQL;
  /** Takes these columns out of a row, in their order; times become RFC 3339. */
  decode: (row: Row) => Row;
}

/**
 * A select list of the columns `names`, whose row type is derived from the table's.
 * @param alias the alias of the table in the statement
 */
export function selectList<T extends PgTable, N extends string & keyof T['$inferSelect']>(
  table: T,
  alias: string,
  names: readonly N[],
): SelectList<Pick<T['$inferSelect'], N>> {
  type Row = Pick<T['$inferSelect'], N>;
  const all: Record<string, unknown> = getTableColumns(table);
  const times = new Set<string>(names.filter((name) => is(all[name], PgTimestampString)));
  const decodeColumn = (row: Row, name: N): unknown => {
    const value: unknown = row[name];
    return typeof value === 'string' && times.has(name) ? rfc3339(value) : value;
  };
  return {
    names,
    columns: sql.raw(names.map((name) => `${alias}.${name}`).join(', ')),
    decode: (row) =>
      Object.fromEntries(names.map((name) => [name, decodeColumn(row, name)])) as Row,
  };
}
