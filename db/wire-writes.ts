import { sql, type SQL } from 'drizzle-orm';
import { counter } from '@/lib/metrics';
import type { JobName, JobPayload } from '@/contract/jobs';
import type { Wire, WireFields } from '@/contract/wire';
import type { HistoryType, WireStatus } from '@/contract/wire-status';
import { queueJob } from '@/db/queue';
import { run } from '@/db/run';
import { wires } from '@/db/schema';
import { WIRE } from '@/db/wire-rows';

const changes = counter('desk_wire_changes_total', 'Changes of wires.', ['type']);

/** The jobs whose payload is a wire's id. */
type WireJob = {
  [N in JobName]: 'wire_id' extends keyof JobPayload<N> ? N : never;
}[JobName];

/** A job about the wire that a statement writes, queued in the same commit or not at all. */
export interface QueuedJob {
  task: WireJob;
  /** Whether the wire's version is part of the job's key, beside the task and the wire's id. */
  oncePerVersion?: boolean;
  /** RFC 3339; absent means now. */
  runAt?: string;
}

const queueFor = ({ task, oncePerVersion, runAt }: QueuedJob): SQL =>
  queueJob(
    task,
    { wire_id: sql`w.id` },
    oncePerVersion === true ? [sql`w.id`, sql`w.version`] : [sql`w.id`],
    runAt,
  );

/** The response that a repeated request with the same key gets. */
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

const CREATED: HistoryType = 'created';

/**
 * Inserts a wire, its first history entry and its job, and claims the idempotency key, in one
 * statement. False when the key is already taken: then nothing was written. A simultaneous
 * statement with the same key waits for this one, at most `lock_timeout`.
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
  const rows = await run(
    'wires.insert',
    sql`
      with ${claimCte},
      inserted as (
        insert into wires (${sql.raw(WIRE.names.join(', '))})
        select ${WIRE.columns}
        from claim, json_populate_record(null::wires, ${JSON.stringify(wire)}::json) w
        returning *
      ),
      event as (
        insert into wire_events (id, wire_id, user_id, type, from_status, to_status, actor, version, created_at)
        select ${eventId}::uuid, w.id, w.created_by, ${CREATED}::wire_event_type, null, w.status,
               w.created_by::text, w.version, w.created_at
        from inserted w
        returning id
      ),
      job as (select ${queueFor(job)} as id from inserted w)
      select event.id as event_id, job.id as job_id from event, job`,
  );
  if (rows.length === 0) return false;
  changes.inc({ type: CREATED });
  return true;
}

/** The columns that a change can set: what is entered, what the state consists of, the deletion. */
type WireColumns = WireFields &
  Pick<Wire, 'status' | 'failure_code' | 'failure_reason'> & { deleted_at: string };

export interface Change {
  /** The wire, and the conditions under which the change happens. */
  where: {
    id: string;
    /** The owner who makes the change; absent for the worker. */
    owner?: string;
    statuses: readonly WireStatus[];
    /** Any one of these versions (`If-Match` takes a list). */
    versions?: readonly number[];
  };
  /** New values of columns; version and updated_at are set by the change itself. */
  set: Partial<WireColumns>;
  /** Whether the wire's next submission to the rail is a new payment attempt. */
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

function conditionsOf({ id, owner, statuses, versions }: Change['where']): SQL {
  // One parameter for each list: its length is not part of the statement's text.
  const all = [
    sql`w.id = ${id}`,
    sql`w.deleted_at is null`,
    sql`w.status = any(${sql.param(statuses)}::wire_status[])`,
  ];
  if (owner !== undefined) all.push(sql`w.created_by = ${owner}`);
  if (versions !== undefined) all.push(sql`w.version = any(${sql.param(versions)}::int[])`);
  return sql.join(all, sql` and `);
}

function assignmentsOf({ set, newAttempt, now }: Change): SQL {
  const columns = Object.keys(set) as (keyof WireColumns)[];
  return sql.join(
    [
      ...columns.map((column) => sql`${sql.identifier(wires[column].name)} = ${set[column]}`),
      ...(newAttempt === true ? [sql`attempt = attempt + 1`] : []),
      sql`version = version + 1`,
      sql`updated_at = ${now}`,
    ],
    sql`, `,
  );
}

/**
 * Changes one wire, writes its history entry and queues a job, in one statement, if and only if
 * the wire meets the conditions in `where`. Undefined when it does not: nothing was written.
 */
export async function changeWire(change: Change): Promise<Changed | undefined> {
  const { where, event, job } = change;
  const [row] = await run<Wire & { attempt: number }>(
    `wires.${event.type}`,
    sql`
      with changed as (
        update wires w set ${assignmentsOf(change)}
        where ${conditionsOf(where)}
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
      job as (${job === undefined ? sql`select 0 as id` : sql`select ${queueFor(job)} as id from changed w`})
      select ${WIRE.columns}, w.attempt, job.id as job_id, event.id as event_id
      from changed w, event, job`,
  );
  if (!row) return undefined;
  changes.inc({ type: event.type });
  return { wire: WIRE.decode(row), attempt: row.attempt };
}
