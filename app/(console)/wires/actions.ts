'use server';

import type { NewWire, Wire, WireFields } from '@/contract/wire';
import type { ActionResult } from '@/contract/action-result';
import { action } from '@/lib/web';

/** Creates a wire; the key makes a repeated submission of one form a single wire. */
export async function createWireAction(
  fields: NewWire,
  idempotencyKey: string,
): Promise<ActionResult<Wire>> {
  return action('createWire', { body: fields, headers: { 'idempotency-key': idempotencyKey } });
}

/** Replaces the fields of a wire, if it still has the version that was seen. */
export async function updateWireAction(
  id: string,
  version: number,
  fields: WireFields,
): Promise<ActionResult<Wire>> {
  const headers = { 'if-match': `"${version}"` };
  return action('updateWire', { params: { id }, body: fields, headers });
}

/** Deletes a wire that is pending or failed, if it still has the version that was seen. */
export async function deleteWireAction(
  id: string,
  version: number,
): Promise<ActionResult<undefined>> {
  return action('deleteWire', { params: { id }, headers: { 'if-match': `"${version}"` } });
}

/** Sends a failed wire again, if it still has the version that was seen. */
export async function retryWireAction(id: string, version: number): Promise<ActionResult<Wire>> {
  return action('retryWire', { params: { id }, headers: { 'if-match': `"${version}"` } });
}
