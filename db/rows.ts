import { sql } from 'drizzle-orm';
import type { HistoryEntry, Wire } from '@/contract/wire';

/** The columns of a wire that leave the database, as they stand in `wires`. */
export const WIRE_COLUMNS = sql.raw(
  [
    'id',
    'reference_number',
    'sender_name',
    'recipient_name',
    'amount',
    'currency',
    'status',
    'failure_code',
    'failure_reason',
    'version',
    'created_by',
    'created_at',
    'updated_at',
  ]
    .map((column) => `w.${column}`)
    .join(', '),
);

/** A wire as the driver gives it: money exact as text, times as Postgres writes them. */
export type WireRow = Wire & Record<string, unknown>;

/** Postgres' text of a timestamptz (`2026-11-23 08:15:30.123+00`) as RFC 3339 UTC. */
export function rfc3339(timestamp: string): string {
  return new Date(timestamp).toISOString();
}

/** The wire of a row, in the order of fields that the API answers. */
export function toWire(row: WireRow): Wire {
  return {
    id: row.id,
    reference_number: row.reference_number,
    sender_name: row.sender_name,
    recipient_name: row.recipient_name,
    amount: row.amount,
    currency: row.currency,
    status: row.status,
    failure_code: row.failure_code,
    failure_reason: row.failure_reason,
    version: row.version,
    created_by: row.created_by,
    created_at: rfc3339(row.created_at),
    updated_at: rfc3339(row.updated_at),
  };
}

export type HistoryRow = HistoryEntry & Record<string, unknown>;

/** A history entry of a row, in the order of fields that the API answers. */
export function toHistoryEntry(row: HistoryRow): HistoryEntry {
  return {
    id: row.id,
    type: row.type,
    from_status: row.from_status,
    to_status: row.to_status,
    actor: row.actor,
    reason: row.reason,
    version: row.version,
    created_at: rfc3339(row.created_at),
  };
}
