'use server';

import type { NewWire, Wire, WireFields } from '@/contract/wire';
import type { ActionResult } from '@/contract/action-result';
import { action } from '@/lib/web';

/** Creates a wire; submissions with the same key and content create one wire only. */
export async function createWireAction(
  fields: NewWire,
  idempotencyKey: string,
): Promise<ActionResult<Wire>> {
  return action('createWire', { body: fields, headers: { 'idempotency-key': idempotencyKey } });
}

/** Replaces the fields of a wire if it still has this version. */
export async function updateWireAction(
  id: string,
  version: number,
  fields: WireFields,
): Promise<ActionResult<Wire>> {
  const headers = { 'if-match': `"${version}"` };
  return action('updateWire', { params: { id }, body: fields, headers });
}

/** Deletes a wire if its status allows that and it still has this version. */
export async function deleteWireAction(
  id: string,
  version: number,
): Promise<ActionResult<undefined>> {
  return action('deleteWire', { params: { id }, headers: { 'if-match': `"${version}"` } });
}

/** Retries a failed wire if it still has this version. */
export async function retryWireAction(id: string, version: number): Promise<ActionResult<Wire>> {
  return action('retryWire', { params: { id }, headers: { 'if-match': `"${version}"` } });
}
