import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import { apiClient, type ApiClient } from '@/contract/client';
import { poll } from '@/lib/poll';
import type { RunningApp } from '@/scripts/desk/run-app';
import { UserError } from '@/scripts/user-error';

const SETTLED_WITHIN_MS = 30_000;
const POLL_MS = 100;

interface Account {
  email: string;
  password: string;
}

const mismatch = (what: string) => new UserError(`On the restored database ${what}.`);

async function signIn(url: string, body: Account): Promise<ApiClient> {
  const { access_token: token } = await apiClient({ baseUrl: url })('login', { body });
  return apiClient({ baseUrl: url, token });
}

/** A new account sends a wire and waits until it completes. */
async function checkSending(api: ApiClient): Promise<void> {
  const body = { sender_name: 'Restore drill', recipient_name: 'Restore drill', amount: '1.00' };
  const { id } = await api('createWire', { body });
  const isCompleted = async () => (await api('getWire', { params: { id } })).status === 'completed';
  if (!(await poll(isCompleted, { timeoutMs: SETTLED_WITHIN_MS, intervalMs: POLL_MS })))
    throw mismatch('a new wire is not completed');
}

/** The owner with most wires reads through the API what the rows contain. */
async function checkReading(sql: Sql, url: string, account: Account): Promise<void> {
  const [owner] = await sql<{ id: string; email: string; wires: number }[]>`
    select u.id, u.email, count(*)::int as wires
    from public.wires w join public.users u on u.id = w.created_by
    where w.deleted_at is null and u.is_active and u.email <> ${account.email}
    group by u.id order by 3 desc limit 1`;
  if (!owner) return;
  // The owner's password is unknown: in the copy it is replaced by that of the new account.
  await sql`
    update public.users set hashed_password = (
      select hashed_password from public.users where email = ${account.email})
    where id = ${owner.id}`;
  const api = await signIn(url, { ...account, email: owner.email });
  const { items, total } = await api('listWires', { query: { sort: '-amount' } });
  if (total !== owner.wires) throw mismatch(`${total} of ${owner.wires} wires are listed`);
  const rows = await sql<{ id: string; amount: string; status: string }[]>`
    select id, amount::text, status::text from public.wires
    where id in ${sql(items.map(({ id }) => id))}`;
  const stored = new Map(rows.map(({ id, amount, status }) => [id, `${amount} ${status}`]));
  for (const { id, amount, status } of items)
    if (stored.get(id) !== `${amount} ${status}`) throw mismatch(`wire ${id} reads differently`);
}

/**
 * Uses a desk on a restored database: registers, signs in on both ports, sends a wire, and reads the
 * wires of an owner. `sql` is a session of the same database.
 * @throws UserError, ApiError that says what is wrong
 */
export async function checkDesk(sql: Sql, { webUrl, apiUrl }: RunningApp): Promise<void> {
  const account = { email: `${randomUUID()}@example.com`, password: randomUUID() };
  await apiClient({ baseUrl: webUrl })('register', { body: account });
  await checkSending(await signIn(webUrl, account));
  await checkReading(sql, apiUrl, account);
}
