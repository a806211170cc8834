import { randomUUID } from 'node:crypto';
import type { Actor } from '@/contract/actor';
import { hashPassword } from '@/lib/auth/password';
import { startSession } from '@/lib/auth/sessions';
import { issueAccessToken } from '@/lib/auth/tokens';
import { newId } from '@/lib/ids';
import { insertUser } from '@/db/users';
import { PASSWORD } from '@/tests/helpers/password';

/** Hashed once for all users, because a hash takes a quarter of a second. */
let hash: Promise<string> | undefined;

export interface TestUser {
  actor: Actor;
  /** An access token of the session. */
  token: string;
  email: string;
}

/** Creates a user with PASSWORD and a session of an API client. */
export async function makeUser(): Promise<TestUser> {
  hash ??= hashPassword(PASSWORD);
  const id = newId();
  const email = `${randomUUID()}@example.com`;
  const created_at = new Date().toISOString();
  const user = { id, email, hashed_password: await hash, is_active: true, created_at };
  await insertUser(user);
  const actor = await startSession(user, 'api', undefined);
  return { actor, email, token: await issueAccessToken(actor) };
}
