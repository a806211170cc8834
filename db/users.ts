import { getTableColumns, sql } from 'drizzle-orm';
import { run } from '@/db/run';
import { users } from '@/db/schema';
import { selectList } from '@/db/select-list';

export type UserRow = typeof users.$inferSelect;

const USER = selectList(users, 'u', Object.keys(getTableColumns(users)) as (keyof UserRow)[]);

/** Inserts a user; false when the e-mail (already in its canonical form) is taken. */
export async function insertUser(user: UserRow): Promise<boolean> {
  const rows = await run(
    'users.insert',
    sql`
      insert into users (id, email, hashed_password, is_active, created_at)
      values (${user.id}, ${user.email}, ${user.hashed_password}, ${user.is_active}, ${user.created_at})
      on conflict (email) do nothing returning id`,
  );
  return rows.length === 1;
}

/** The user with this canonical e-mail. */
export async function findUserByEmail(email: string): Promise<UserRow | undefined> {
  const rows = await run<UserRow>(
    'users.find_by_email',
    sql`select ${USER.columns} from users u where u.email = ${email}`,
  );
  return rows.map(USER.decode)[0];
}

/** The user with this id. */
export async function findUser(id: string): Promise<UserRow | undefined> {
  const rows = await run<UserRow>(
    'users.find',
    sql`select ${USER.columns} from users u where u.id = ${id}`,
  );
  return rows.map(USER.decode)[0];
}
