import { AppError } from '@/contract/errors';
import type { ExpectedVersions } from '@/lib/wires';

/** Versions count from 1; a list is never empty, and this matches nothing. */
const NO_VERSION = 0;

/** A wire's entity tag (RFC 9110): its version. */
export function etag(version: number): string {
  return `"${version}"`;
}

/** One member of a list: an entity tag (it may hold commas), or nothing. */
const MEMBER = /[ \t]*(?:(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"[ \t]*)?(?:,|$)/y;

/** The versions an `If-Match` or `If-None-Match` header names: a list, `*`, or undefined without one. */
export function versionsIn(header: string | null): ExpectedVersions {
  if (header === null) return undefined;
  if (header.trim() === '*') return '*';
  const versions = [NO_VERSION];
  for (let at = 0; at < header.length; at = MEMBER.lastIndex) {
    MEMBER.lastIndex = at;
    const member = MEMBER.exec(header);
    if (!member)
      throw new AppError('bad_request', 'An entity tag is written like "3", or * for any.');
    // A tag that is no version of ours is well-formed and matches nothing.
    if (/^[1-9]\d{0,8}$/.test(member[1] ?? '')) versions.push(Number(member[1]));
  }
  return versions;
}
