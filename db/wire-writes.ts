import { sql, type SQL } from 'drizzle-orm';
import { counter } from '@/lib/metrics';
import { currentTrace } from '@/lib/trace';
import type { Wire } from '@/contract/wire';
import type { HistoryType, WireStatus } from '@/contract/wire-status';
import { run } from '@/db/run';
import { toWire, WIRE_COLUMNS, type WireRow } from '@/db/rows';

const changes = counter('desk_wire_changes_total', 'Changes of wires.', ['type']);

/** A job that is queued by the statement that makes the change, and therefore with it or not at all. */
export interface QueuedJob {
  task: string;
  /** Whether the wire's version is part of the queue's job key, beside the task and the wire's id. */
  oncePerVersion?: boolean;
  /** RFC 3339; absent means now. */
  runAt?: string;
}

/** The answer that a repeated request with the same key will get again. */
export interface KeyClaim {
  key: string;
  fingerprint: string;
  body: string;
  expiresAt: string;
}

export interface Insertion {
  wire: Wire;
  eventId: string;
  job: QueuedJob;
  claim?: KeyClaim;
}

function jobCte(job: QueuedJob, from: SQL): SQL {
  const requestId = currentTrace().request_id ?? null;
  const version = job.oncePerVersion === true ? sql`|| ':' || w.version` : sql``;
  return sql`
    job as (
      select enqueue_job(${job.task}::text,
        json_strip_nulls(json_build_object('wire_id', w.id, 'request_id', ${requestId}::text)),
        ${job.task}::text || ':' || w.id ${version}, ${job.runAt ?? null}::timestamptz) as id
      from ${from} w
    )`;
}

/**
 * Inserts a wire, its first history entry and its job, and claims the idempotency key, all in one
 * statement. False when the key is already taken: then nothing was written. A twin in flight is
 * waited for on the key's index, at most `lock_timeout`.
 */
export async function insertWire({ wire, eventId, job, claim }: Insertion): Promise<boolean> {
  const claimCte =
    claim === undefined
      ? sql`claim as (select 1)`
      : sql`claim as (
          insert into idempotency_keys as k (user_id, key, fingerprint, wire_id, body, expires_at)
          values (${wire.created_by}, ${claim.key}, ${claim.fingerprint}, ${wire.id}, ${claim.body}, ${claim.expiresAt})
          on conflict (user_id, key) do update
            set fingerprint = excluded.fingerprint, wire_id = excluded.wire_id,
                body = excluded.body, expires_at = excluded.expires_at
            where k.expires_at <= now()
          returning 1
        )`;
  const rows = await run('wires.insert', (db) =>
    db.execute(sql`
      with ${claimCte},
      inserted as (
        insert into wires (id, reference_number, sender_name, recipient_name, amount, currency,
                           status, version, created_by, created_at, updated_at)
        select ${wire.id}::uuid, ${wire.reference_number}::text, ${wire.sender_name}::text,
               ${wire.recipient_name}::text, ${wire.amount}::numeric, ${wire.currency}::text,
               ${wire.status}::wire_status, ${wire.version}::int, ${wire.created_by}::uuid,
               ${wire.created_at}::timestamptz, ${wire.updated_at}::timestamptz
        from claim
        returning *
      ),
      event as (
        insert into wire_events (id, wire_id, user_id, type, from_status, to_status, actor, version, created_at)
        select ${eventId}::uuid, w.id, w.created_by, 'created', null, w.status, w.created_by::text, w.version, w.created_at
        from inserted w
        returning id
      ),
      ${jobCte(job, sql`inserted`)}
      select event.id as event_id, job.id as job_id from event, job`),
  );
  if (rows.length === 0) return false;
  changes.inc({ type: 'created' });
  return true;
}

/** The columns a change may set. */
interface WireColumns {
  sender_name: string;
  recipient_name: string;
  amount: string;
  currency: string;
  status: WireStatus;
  failure_code: string | null;
  failure_reason: string | null;
  deleted_at: string;
}

export interface Change {
  /** Which wire, and in which state it must be for the change to happen. */
  where: {
    id: string;
    /** The owner who asks; absent when the worker acts. */
    owner?: string;
    statuses: readonly WireStatus[];
    /** Any of these versions will do (`If-Match` takes a list). */
    versions?: readonly number[];
  };
  /** New values of columns; version and updated_at are set by the change itself. */
  set: Partial<WireColumns>;
  /** Whether the wire's next submission is a new one to the rail. */
  newAttempt?: boolean;
  event: { id: string; type: HistoryType; from?: WireStatus; actor: string; reason?: string };
  job?: QueuedJob;
  /** RFC 3339. */
  now: string;
}

export interface Changed {
  wire: Wire;
  attempt: number;
}

/**
 * Changes one wire, writes its history entry and queues a job, in one statement, if and only if
 * the wire is in the state that `where` asks for. Undefined when it is not: nothing was written.
 */
export async function changeWire(change: Change): Promise<Changed | undefined> {
  const { where, event, job } = change;
  const conditions = [
    sql`w.id = ${where.id}`,
    sql`w.deleted_at is null`,
    sql`w.status in (${sql.join(
      where.statuses.map((status) => sql`${status}`),
      sql`, `,
    )})`,
  ];
  if (where.owner !== undefined) conditions.push(sql`w.created_by = ${where.owner}`);
  if (where.versions !== undefined) {
    conditions.push(
      sql`w.version in (${sql.join(
        where.versions.map((v) => sql`${v}`),
        sql`, `,
      )})`,
    );
  }
  const set = [
    ...Object.entries(change.set).map(
      ([column, value]) => sql`${sql.identifier(column)} = ${value}`,
    ),
    ...(change.newAttempt === true ? [sql`attempt = attempt + 1`] : []),
    sql`version = version + 1`,
    sql`updated_at = ${change.now}`,
  ];
  const rows = await run(`wires.${event.type}`, (db) =>
    db.execute<WireRow & { attempt: number }>(sql`
      with changed as (
        update wires w set ${sql.join(set, sql`, `)}
        where ${sql.join(conditions, sql` and `)}
        returning *
      ),
      event as (
        insert into wire_events (id, wire_id, user_id, type, from_status, to_status, actor, reason, version, created_at)
        select ${event.id}::uuid, w.id, w.created_by, ${event.type}::wire_event_type,
               coalesce(${event.from ?? null}::wire_status, w.status), w.status,
               ${event.actor}::text, ${event.reason ?? null}::text, w.version, w.updated_at
        from changed w
        returning id
      ),
      ${job === undefined ? sql`job as (select 0 as id)` : jobCte(job, sql`changed`)}
      select ${WIRE_COLUMNS}, w.attempt, job.id as job_id, event.id as event_id
      from changed w, event, job`),
  );
  const row = rows[0];
  if (!row) return undefined;
  changes.inc({ type: event.type });
  return { wire: toWire(row), attempt: row.attempt };
}
