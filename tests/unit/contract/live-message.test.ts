import { describe, expect, it } from 'vitest';
import { liveMessage, type LiveMessage, type WireEvent } from '@/contract/events';
import { parseLiveMessage } from '@/contract/live-message';
import { LIVE_TYPES } from '@/contract/live-type';
import { newId } from '@/lib/ids';
import { WIRE_STATUSES, type WireStatus } from '@/contract/wire-status';

function event(type: WireEvent['type'], status: WireStatus): WireEvent {
  const now = new Date().toISOString();
  return {
    type,
    event_id: newId(),
    wire: {
      id: newId(),
      reference_number: 'W7QK2M9T4XRB08CJ',
      sender_name: 'Ada',
      recipient_name: 'Bob',
      amount: '5.00',
      currency: 'USD',
      status,
      failure_code: null,
      failure_reason: null,
      version: 1,
      created_by: newId(),
      created_at: now,
      updated_at: now,
    },
  };
}

const VALID: LiveMessage[] = [
  { type: 'hello', event_id: null },
  { type: 'hello', event_id: newId() },
  { type: 'resync' },
  ...LIVE_TYPES.flatMap((type) => WIRE_STATUSES.map((status) => event(type, status))),
];

/** A JSON type other than the one of each field that the live client reads. */
const WRONG = [undefined, null, true, 1.5, 'no such value', [], {}];

/** The message without one field, or with a value of another JSON type in it. */
function broken(message: WireEvent): unknown[] {
  const without = (name: 'type' | 'event_id' | 'wire', value: unknown) => ({
    ...message,
    [name]: value,
  });
  const withoutInWire = (name: 'id' | 'version' | 'status', value: unknown) => ({
    ...message,
    wire: { ...message.wire, [name]: value },
  });
  const noText = WRONG.filter((value) => typeof value !== 'string');
  return [
    ...WRONG.map((value) => without('type', value)),
    ...noText.map((value) => without('event_id', value)),
    ...WRONG.map((value) => without('wire', value)),
    ...noText.map((value) => withoutInWire('id', value)),
    ...WRONG.map((value) => withoutInWire('version', value)),
    ...WRONG.map((value) => withoutInWire('status', value)),
  ];
}

const BROKEN: unknown[] = [
  ...WRONG.filter((value) => value !== undefined),
  { type: 'hello' },
  { type: 'hello', event_id: 1 },
  ...broken(event('wire.updated', 'pending')),
];

describe('the parser of live messages in the browser', () => {
  it.each(VALID)('accepts what the schema accepts: %j', (message) => {
    expect(liveMessage.parse(message)).toEqual(message);
    expect(parseLiveMessage(JSON.stringify(message))).toEqual(message);
  });

  it.each(BROKEN)('refuses what the schema refuses: %j', (message) => {
    expect(liveMessage.safeParse(message).success).toBe(false);
    expect(parseLiveMessage(JSON.stringify(message))).toBeUndefined();
  });

  it.each(['', '{', 'null', '{"type":"wire.split"}'])('refuses the text %j', (text) => {
    expect(parseLiveMessage(text)).toBeUndefined();
  });
});
