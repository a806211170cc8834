'use server';

import type { NewWire, Wire } from '@/lib/wires/schema';
import { action, type ActionResult } from '@/lib/web';

/** Creates a wire; the key makes a repeated submission of one form a single wire. */
export async function createWireAction(
  fields: NewWire,
  idempotencyKey: string,
): Promise<ActionResult<Wire>> {
  return action('createWire', { body: fields, headers: { 'idempotency-key': idempotencyKey } });
}
