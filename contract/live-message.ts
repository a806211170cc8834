import type { LiveMessage } from '@/contract/events';
import { LIVE_TYPES, type LiveType } from '@/contract/live-type';
import { WIRE_STATUSES, type WireStatus } from '@/contract/wire-status';

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWireEvent({ type, event_id, wire }: Json): boolean {
  return (
    LIVE_TYPES.includes(type as LiveType) &&
    typeof event_id === 'string' &&
    isObject(wire) &&
    typeof wire['id'] === 'string' &&
    Number.isInteger(wire['version']) &&
    WIRE_STATUSES.includes(wire['status'] as WireStatus)
  );
}

function isLiveMessage(value: unknown): value is LiveMessage {
  if (!isObject(value)) return false;
  const { type, event_id } = value;
  if (type === 'hello') return event_id === null || typeof event_id === 'string';
  return type === 'resync' || isWireEvent(value);
}

/**
 * Parses the text of a WebSocket message in a browser; undefined for a text that is no LiveMessage,
 * such as a message that only a newer server knows. Written by hand because the schema
 * (`liveMessage`) would load zod on every page, beyond the script-size budget. It checks what the
 * live client reads; a unit test compares it with the schema.
 */
export function parseLiveMessage(text: string): LiveMessage | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isLiveMessage(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
