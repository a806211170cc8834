import { eq } from 'drizzle-orm';
import { run } from '@/db/run';
import { users } from '@/db/schema';
import { rfc3339 } from '@/db/rows';

export interface UserRow {
  id: string;
  email: string;
  hashed_password: string;
  is_active: boolean;
  created_at: string;
}

const asUser = (row: UserRow | undefined): UserRow | undefined =>
  row && { ...row, created_at: rfc3339(row.created_at) };

/** Inserts a user; false when the e-mail (already in its canonical form) is taken. */
export async function insertUser(user: UserRow): Promise<boolean> {
  const rows = await run('users.insert', (db) =>
    db
      .insert(users)
      .values(user)
      .onConflictDoNothing({ target: users.email })
      .returning({ id: users.id }),
  );
  return rows.length === 1;
}

/** The user with this canonical e-mail. */
export async function findUserByEmail(email: string): Promise<UserRow | undefined> {
  const rows = await run('users.find_by_email', (db) =>
    db.select().from(users).where(eq(users.email, email)),
  );
  return asUser(rows[0]);
}

/** The user with this id. */
export async function findUser(id: string): Promise<UserRow | undefined> {
  const rows = await run('users.find', (db) => db.select().from(users).where(eq(users.id, id)));
  return asUser(rows[0]);
}
