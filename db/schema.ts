import { sql } from 'drizzle-orm';
import {
  boolean,
  char,
  check,
  index,
  integer,
  numeric,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';
import { DEFAULT_CURRENCY } from '@/contract/money';
import { FINAL_STATUSES, HISTORY_TYPES, WIRE_STATUSES } from '@/contract/wire-status';

/** Milliseconds, like the times that the app sets: a cursor made from a response is exact. */
const instant = (name: string) =>
  timestamp(name, { withTimezone: true, precision: 3, mode: 'string' });

export const wireStatus = pgEnum('wire_status', WIRE_STATUSES);
export const wireEventType = pgEnum('wire_event_type', HISTORY_TYPES);
export const sessionKind = pgEnum('session_kind', ['browser', 'api']);

/**
 * Condition for wires that are neither settled nor deleted. Literals, not parameters: the planner
 * uses the partial index `wires_unsettled` only for a statement that repeats its condition.
 */
export const UNSETTLED = sql.raw(
  ['deleted_at is null', ...FINAL_STATUSES.map((status) => `status <> '${status}'`)].join(' and '),
);

export const users = pgTable('users', {
  id: uuid('id').primaryKey(),
  // Serves: login and register by e-mail (stored trimmed and lower-cased).
  email: varchar('email', { length: 254 }).notNull().unique(),
  hashed_password: text('hashed_password').notNull(),
  is_active: boolean('is_active').notNull().default(true),
  created_at: instant('created_at').notNull().defaultNow(),
});

export const wires = pgTable(
  'wires',
  {
    id: uuid('id').primaryKey(),
    // Serves: uniqueness, and a look-up by the reference a bank quotes.
    reference_number: varchar('reference_number', { length: 16 }).notNull().unique(),
    sender_name: varchar('sender_name', { length: 200 }).notNull(),
    recipient_name: varchar('recipient_name', { length: 200 }).notNull(),
    amount: numeric('amount', { precision: 15, scale: 2 }).notNull(),
    currency: char('currency', { length: 3 }).notNull().default(DEFAULT_CURRENCY),
    status: wireStatus('status').notNull().default('pending'),
    failure_code: text('failure_code'),
    failure_reason: text('failure_reason'),
    /** Raised by one with every change; the ETag, and the condition of conditional updates. */
    version: integer('version').notNull().default(1),
    /** The rail's idempotency key is `reference_number-attempt`; a retry raises it. */
    attempt: integer('attempt').notNull().default(1),
    created_by: uuid('created_by')
      .notNull()
      .references(() => users.id),
    created_at: instant('created_at').notNull().defaultNow(),
    updated_at: instant('updated_at').notNull().defaultNow(),
    deleted_at: instant('deleted_at'),
  },
  (table) => [
    // `numeric` takes NaN, and NaN > 0 is true: the upper bound refuses it.
    check('wires_amount_range', sql`${table.amount} > 0 and ${table.amount} <= 9999999999999.99`),
    check('wires_version_positive', sql`${table.version} > 0 and ${table.attempt} > 0`),
    // Serves: a user's list, newest first, by page and by cursor.
    index('wires_owner_created')
      .on(table.created_by, table.created_at.desc(), table.id.desc())
      .where(sql`deleted_at is null`),
    // Serves: a user's list filtered by status, and the counts by status.
    index('wires_owner_status')
      .on(table.created_by, table.status, table.created_at.desc())
      .where(sql`deleted_at is null`),
    // Serves: the changes that a reconnecting client missed (`/ws?after=`), by user and time.
    index('wires_owner_updated').on(table.created_by, table.updated_at),
    // Serves: the number of wires that are not settled, and their oldest change (metrics).
    index('wires_unsettled').on(table.status, table.updated_at).where(UNSETTLED),
  ],
);

/** History, append-only: a trigger refuses updates and deletions. */
export const wireEvents = pgTable(
  'wire_events',
  {
    id: uuid('id').primaryKey(),
    wire_id: uuid('wire_id')
      .notNull()
      .references(() => wires.id),
    user_id: uuid('user_id')
      .notNull()
      .references(() => users.id),
    type: wireEventType('type').notNull(),
    from_status: wireStatus('from_status'),
    to_status: wireStatus('to_status').notNull(),
    /** The id of the user, or the name of the process (`worker`), that made the change. */
    actor: text('actor').notNull(),
    reason: text('reason'),
    version: integer('version').notNull(),
    created_at: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    // Serves: a wire's history in order, and "exactly one entry per version".
    uniqueIndex('wire_events_wire_version').on(table.wire_id, table.version),
    // Serves: a user's newest event (the `hello` of `/ws`).
    index('wire_events_user').on(table.user_id, table.created_at.desc(), table.id.desc()),
  ],
);

/** One sign-in. Revoking the row ends all of its refresh tokens. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    user_id: uuid('user_id')
      .notNull()
      .references(() => users.id),
    kind: sessionKind('kind').notNull(),
    address: text('address'),
    created_at: instant('created_at').notNull().defaultNow(),
    last_seen_at: instant('last_seen_at').notNull().defaultNow(),
    expires_at: instant('expires_at').notNull(),
    revoked_at: instant('revoked_at'),
  },
  (table) => [
    // Serves: the list of a user's sessions, and sign-ins of a user from an address.
    index('sessions_user').on(table.user_id, table.created_at.desc()),
    // Serves: the job that removes sessions that ended over 30 days ago.
    index('sessions_expiry').on(table.expires_at),
  ],
);

/** Every refresh token issued to a session, hashed; used ones stay, to detect a second use. */
export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    // Serves: rotation, by the SHA-256 of the token.
    token_hash: text('token_hash').primaryKey(),
    session_id: uuid('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    created_at: instant('created_at').notNull().defaultNow(),
    used_at: instant('used_at'),
  },
  // Serves: the cascade when a session is removed.
  (table) => [index('refresh_tokens_session').on(table.session_id)],
);

/** The first response to an idempotency key, kept for 24 hours. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    user_id: uuid('user_id')
      .notNull()
      .references(() => users.id),
    key: varchar('key', { length: 255 }).notNull(),
    fingerprint: text('fingerprint').notNull(),
    wire_id: uuid('wire_id').notNull(),
    /** The exact JSON text of the response. */
    body: text('body').notNull(),
    expires_at: instant('expires_at').notNull(),
  },
  (table) => [
    // Serves: the claim of a key by the statement that inserts the wire; a second one waits here.
    primaryKey({ columns: [table.user_id, table.key] }),
    // Serves: the job that removes expired keys.
    index('idempotency_keys_expiry').on(table.expires_at),
  ],
);

/** The payments that the simulated bank holds; only the simulator reads and writes them. */
export const railPayments = pgTable('rail_payments', {
  // Serves: the rail's own idempotency, by `reference_number-attempt`.
  key: text('key').primaryKey(),
  /** Null while the bank has received the payment but not decided. */
  outcome: text('outcome', { enum: ['accepted', 'rejected'] }),
  reason: text('reason'),
  /** How often this payment was submitted. The first outcome stays, so it is paid at most once. */
  submissions: integer('submissions').notNull().default(1),
  created_at: instant('created_at').notNull().defaultNow(),
});

/** The last heartbeat of each worker, so that jobs of a killed worker can be unlocked. */
export const workers = pgTable('workers', {
  // Serves: a worker's heartbeat, and the look-up of a locked job's worker (`locked_by`).
  id: text('id').primaryKey(),
  seen_at: instant('seen_at').notNull(),
});
