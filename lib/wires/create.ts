import { createHash } from 'node:crypto';
import type { Actor } from '@/contract/actor';
import { env } from '@/lib/env';
import { AppError, isAppError } from '@/contract/errors';
import { newId, newReferenceNumber } from '@/lib/ids';
import { note } from '@/lib/trace';
import { pickFields, WIRE_FIELDS, type Wire, type WireFields } from '@/contract/wire';
import { announceSoon } from '@/lib/wires/announce';
import { findIdempotentAnswer } from '@/db/idempotency';
import { sqlState } from '@/db/query-failed';
import { insertWire } from '@/db/wire-writes';

const KEY_LIFE_MS = 24 * 60 * 60 * 1000;
const LOCK_NOT_AVAILABLE = '55P03';

export interface Created {
  /** The JSON text of the wire; a replay has the same bytes as the first answer. */
  body: string;
  wire: Wire;
  replayed: boolean;
}

/** A hash of the validated fields that does not depend on the order of keys in the body. */
function fingerprint(fields: WireFields): string {
  const text = JSON.stringify(WIRE_FIELDS.map((name) => fields[name]));
  return createHash('sha256').update(text).digest('base64url');
}

function mint(actor: Actor, fields: WireFields, now: string): Wire {
  return {
    id: newId(),
    reference_number: newReferenceNumber(),
    ...pickFields(fields),
    status: 'pending',
    failure_code: null,
    failure_reason: null,
    version: 1,
    created_by: actor.user_id,
    created_at: now,
    updated_at: now,
  };
}

async function replay(actor: Actor, key: string, wanted: string): Promise<Created> {
  const first = await findIdempotentAnswer(actor.user_id, key);
  if (!first) throw inProgress();
  if (first.fingerprint !== wanted) {
    throw new AppError(
      'idempotency_key_reused',
      'This Idempotency-Key was used within 24 hours with other fields.',
    );
  }
  const wire = JSON.parse(first.body) as Wire;
  note({ wire_id: wire.id });
  return { body: first.body, wire, replayed: true };
}

function inProgress(cause?: unknown): AppError {
  return new AppError(
    'idempotency_in_progress',
    'A request with this Idempotency-Key is still running. Repeat it in a moment.',
    { retryAfterS: 1, cause },
  );
}

/**
 * Creates a wire in state `pending` and queues its processing.
 * With an `idempotencyKey` (per user, 24 hours) a repetition returns the first answer again.
 * @throws AppError idempotency_key_reused, idempotency_in_progress
 */
export async function createWire(
  actor: Actor,
  fields: WireFields,
  idempotencyKey?: string,
): Promise<Created> {
  const now = Date.now();
  const wire = mint(actor, fields, new Date(now).toISOString());
  note({ wire_id: wire.id });
  const body = JSON.stringify(wire);
  const eventId = newId();
  const wanted = fingerprint(fields);
  const runAt = new Date(now + env().PROCESSING_DELAY_SECONDS * 1000).toISOString();
  try {
    const inserted = await insertWire({
      wire,
      eventId,
      job: { task: 'process_wire', oncePerVersion: true, runAt },
      ...(idempotencyKey !== undefined && {
        claim: {
          key: idempotencyKey,
          fingerprint: wanted,
          body,
          expiresAt: new Date(now + KEY_LIFE_MS).toISOString(),
        },
      }),
    });
    if (!inserted && idempotencyKey !== undefined)
      return await replay(actor, idempotencyKey, wanted);
  } catch (error) {
    const waitedTooLong =
      isAppError(error, 'service_unavailable') && sqlState(error.cause) === LOCK_NOT_AVAILABLE;
    throw idempotencyKey !== undefined && waitedTooLong ? inProgress(error) : error;
  }
  await announceSoon({ wire, event_id: eventId, type: 'created' });
  return { body, wire, replayed: false };
}
