import { AppError } from '@/contract/errors';
import type { ExpectedVersions } from '@/lib/wires';

/** Matches no wire, because versions count from 1. Keeps a list of foreign entity tags non-empty. */
const NO_VERSION = 0;

/** A wire's entity tag (RFC 9110): its version. */
export function etag(version: number): string {
  return `"${version}"`;
}

/** One member of a list: an entity tag (which may contain commas), or an empty member. */
const MEMBER = /[ \t]*(?:(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"[ \t]*)?(?:,|$)/y;

/**
 * The versions in an `If-Match` or `If-None-Match` header: a list, `*`, or undefined without header.
 * @throws AppError bad_request
 */
export function versionsIn(header: string | null): ExpectedVersions {
  if (header === null) return undefined;
  if (header.trim() === '*') return '*';
  const versions = [NO_VERSION];
  for (let at = 0; at < header.length; at = MEMBER.lastIndex) {
    MEMBER.lastIndex = at;
    const member = MEMBER.exec(header);
    if (!member)
      throw new AppError('bad_request', 'An entity tag is written like "3", or * for any.');
    // Any other entity tag is well-formed but matches no wire.
    if (/^[1-9]\d{0,8}$/.test(member[1] ?? '')) versions.push(Number(member[1]));
  }
  return versions;
}
