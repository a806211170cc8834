import { LRUCache } from 'lru-cache';
import type { Actor } from '@/contract/actor';
import { z } from '@/contract/zod';
import { singleton } from '@/lib/singleton';

const MAX_REMEMBERED = 10_000;

/** The claims that access tokens and session cookies share; `exp` in seconds since the epoch. */
const claims = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.number() });

interface Remembered {
  actor: Actor;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/**
 * The actors of verified credentials, each until its credential expires. Verifying a signature or
 * decrypting a cookie is a large part of the cost of a request, so it is done once a credential.
 */
export class RememberedActors {
  readonly #actors = new LRUCache<string, Remembered>({ max: MAX_REMEMBERED });

  /** The actor of a credential that was verified before and has not expired since. */
  find(credential: string): Actor | undefined {
    const known = this.#actors.get(credential);
    if (known === undefined || known.expiresAt > Date.now()) return known?.actor;
    this.#actors.delete(credential);
    return undefined;
  }

  /**
   * Remembers a credential whose signature or encryption was just verified, and returns its actor;
   * undefined when `payload` lacks a claim.
   */
  remember(credential: string, payload: unknown): Actor | undefined {
    const parsed = claims.safeParse(payload);
    if (!parsed.success) return undefined;
    const { sub, sid, exp } = parsed.data;
    const actor = { user_id: sub, session_id: sid };
    this.#actors.set(credential, { actor, expiresAt: exp * 1000 });
    return actor;
  }
}

/** The remembered actors of one kind of credential, shared by the whole process. */
export function rememberedActors(kind: 'access-token' | 'session-cookie'): RememberedActors {
  return singleton(`remembered.${kind}`, () => new RememberedActors());
}
