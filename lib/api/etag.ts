import { AppError } from '@/lib/errors';
import type { ExpectedVersions } from '@/lib/wires';

/** A wire's entity tag (RFC 9110): its version. */
export function etag(version: number): string {
  return `"${version}"`;
}

/** The versions an `If-Match` or `If-None-Match` header names: a list, `*`, or undefined without one. */
export function versionsIn(header: string | null): ExpectedVersions {
  if (header === null) return undefined;
  if (header.trim() === '*') return '*';
  const tags = header.split(',').map((tag) => /^\s*(?:W\/)?"([^"]*)"\s*$/.exec(tag)?.[1]);
  if (tags.includes(undefined)) {
    throw new AppError('bad_request', 'An entity tag is written like "3", or * for any.');
  }
  // A tag that is no version of ours is well-formed and matches nothing.
  return tags.map((tag) => (/^[1-9]\d{0,8}$/.test(tag ?? '') ? Number(tag) : 0));
}
