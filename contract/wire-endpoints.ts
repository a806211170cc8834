import { wireList } from '@/contract/answers';
import type { Endpoint } from '@/contract/endpoint';
import { PATHS, type Operation } from '@/contract/paths';
import { exportQuery, listQuery, summaryQuery } from '@/contract/wire-query';
import { historyEntry, newWire, summary, wire, wireFields, wirePatch } from '@/contract/wire';
import { z } from '@/contract/zod';

/** The endpoints of wires. */
export const wireEndpoints = {
  createWire: {
    ...PATHS.createWire,
    summary: 'Create a wire',
    description:
      'With an Idempotency-Key (kept for 24 hours) a repetition is answered like the first time and creates nothing.',
    tag: 'Wires',
    auth: 'user',
    headers: ['Idempotency-Key'],
    body: newWire,
    answers: {
      201: {
        description: 'The wire, pending',
        schema: wire,
        headers: ['Location', 'ETag', 'Idempotent-Replayed'],
      },
    },
    errors: ['idempotency_key_reused', 'idempotency_in_progress'],
  },
  listWires: {
    ...PATHS.listWires,
    summary: 'List your wires',
    description: 'By page, or by the cursor of the page before: a cursor excludes `page`.',
    tag: 'Wires',
    auth: 'user',
    query: listQuery,
    answers: { 200: { description: 'One page of wires', schema: wireList, headers: ['X-Cache'] } },
  },
  wireSummary: {
    ...PATHS.wireSummary,
    summary: 'Counts and sums of your wires',
    description:
      'By status, currency and UTC day, for the wires created in a range of times; without a range, for all.',
    tag: 'Wires',
    auth: 'user',
    query: summaryQuery,
    answers: {
      200: { description: 'Exact sums; days are UTC days', schema: summary, headers: ['X-Cache'] },
    },
  },
  exportWires: {
    ...PATHS.exportWires,
    summary: 'Download your wires as CSV',
    description: 'Every wire that the filter matches, as a stream.',
    tag: 'Wires',
    auth: 'user',
    feature: 'csv_export',
    query: exportQuery,
    answers: {
      200: {
        description: 'RFC 4180, one row a wire, cells defused for spreadsheets',
        schema: z.string(),
        contentType: 'text/csv',
        headers: ['Content-Disposition'],
      },
    },
  },
  getWire: {
    ...PATHS.getWire,
    summary: 'Get one wire',
    description: 'With `If-None-Match`, an unchanged wire is answered 304 without a body.',
    tag: 'Wires',
    auth: 'user',
    headers: ['If-None-Match'],
    answers: {
      200: { description: 'The wire', schema: wire, headers: ['ETag', 'X-Cache'] },
      304: { description: 'You have this version already', headers: ['ETag'] },
    },
    errors: ['bad_request', 'not_found'],
  },
  updateWire: {
    ...PATHS.updateWire,
    summary: 'Replace the fields of a wire that is pending or failed',
    description:
      'Needs every field. With `If-Match`, the wire changes only if it still has one of these versions.',
    tag: 'Wires',
    auth: 'user',
    headers: ['If-Match'],
    body: wireFields,
    answers: { 200: { description: 'The wire as it is now', schema: wire, headers: ['ETag'] } },
    errors: ['not_found', 'wire_not_editable', 'version_mismatch'],
  },
  patchWire: {
    ...PATHS.patchWire,
    summary: 'Change some fields of a wire that is pending or failed',
    description:
      'The result must be a valid wire as a whole. With `If-Match`, it changes only if it still has one of these versions.',
    tag: 'Wires',
    auth: 'user',
    headers: ['If-Match'],
    body: wirePatch,
    answers: { 200: { description: 'The wire as it is now', schema: wire, headers: ['ETag'] } },
    errors: ['not_found', 'wire_not_editable', 'version_mismatch'],
  },
  deleteWire: {
    ...PATHS.deleteWire,
    summary: 'Delete a wire that is pending or failed',
    description: 'With `If-Match`, only if the wire still has one of these versions.',
    tag: 'Wires',
    auth: 'user',
    headers: ['If-Match'],
    answers: { 204: { description: 'Deleted' } },
    errors: ['bad_request', 'not_found', 'wire_not_deletable', 'version_mismatch'],
  },
  retryWire: {
    ...PATHS.retryWire,
    summary: 'Send a failed wire again',
    description:
      'The wire is processed again, as pending. With `If-Match`, only if it still has one of these versions.',
    tag: 'Wires',
    auth: 'user',
    headers: ['If-Match'],
    answers: { 200: { description: 'The wire, pending again', schema: wire, headers: ['ETag'] } },
    errors: ['bad_request', 'not_found', 'wire_not_retryable', 'version_mismatch'],
  },
  wireEvents: {
    ...PATHS.wireEvents,
    summary: 'The history of a wire, oldest first',
    description:
      'One entry for every version of the wire: what changed it, from which status to which, and why.',
    tag: 'Wires',
    auth: 'user',
    answers: {
      200: {
        description: 'One entry a version',
        schema: z.object({ items: z.array(historyEntry) }),
      },
    },
    errors: ['not_found'],
  },
} as const satisfies Partial<Record<Operation, Endpoint>>;
