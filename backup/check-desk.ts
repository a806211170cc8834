import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import getPort from 'get-port';
import type { Sql } from 'postgres';
import { apiClient, type ApiClient } from '@/contract/client';
import { runApp, type RunningApp } from '@/scripts/desk/run-app';
import { say } from '@/scripts/say';
import { UserError } from '@/scripts/user-error';

const SETTLE_TRIES = 300;
const POLL_MS = 100;
const HOST = '127.0.0.1';

/** Starts web, sidecar and worker on a restored database. They know nothing of the real desk. */
export async function startDesk(
  databaseUrl: string,
  redisUrl: string,
  logDir: string,
): Promise<RunningApp> {
  const [port, apiPort] = [await getPort({ host: HOST }), await getPort({ host: HOST })];
  return runApp({
    mode: 'production',
    env: {
      APP_ENV: 'dev',
      HOST,
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      AUTH_SECRET: randomBytes(48).toString('base64url'),
      PUBLIC_URL: '',
      SIDECAR_URL: '',
      PROCESSING_DELAY_SECONDS: '0',
      RAIL_LATENCY_MS: '0',
    },
    host: HOST,
    port,
    apiPort,
    logDir,
    died: ({ name }) => say(`\n${name} ended; its log is in ${logDir}.`),
  });
}

const mismatch = (what: string) => new UserError(`On the restored database ${what}.`);

async function signIn(url: string, body: { email: string; password: string }): Promise<ApiClient> {
  const { access_token: token } = await apiClient({ baseUrl: url })('login', { body });
  return apiClient({ baseUrl: url, token });
}

/** A new account sends a wire, from the request to the bank's answer. */
async function sendOne(api: ApiClient): Promise<void> {
  const body = { sender_name: 'Restore drill', recipient_name: 'Restore drill', amount: '1.00' };
  const { id } = await api('createWire', { body });
  for (let tries = 0; tries < SETTLE_TRIES; tries += 1) {
    if ((await api('getWire', { params: { id } })).status === 'completed') return;
    await sleep(POLL_MS);
  }
  throw mismatch('a new wire is not completed');
}

/** What the owner with most wires sees through the API is what the rows say. */
async function readAsOwner(sql: Sql, url: string, account: { email: string; password: string }) {
  const [owner] = await sql<{ id: string; email: string; wires: number }[]>`
    select u.id, u.email, count(*)::int as wires
    from public.wires w join public.users u on u.id = w.created_by
    where w.deleted_at is null and u.is_active and u.email <> ${account.email}
    group by u.id order by 3 desc limit 1`;
  if (!owner) return;
  // Nobody knows the owner's password; in the copy it becomes that of the account just made.
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

/** Signs up, signs in on both ports, sends a wire and reads an owner's. @throws UserError, ApiError */
export async function useDesk(sql: Sql, { webUrl, apiUrl }: RunningApp): Promise<void> {
  const account = { email: `${randomUUID()}@example.com`, password: randomUUID() };
  await apiClient({ baseUrl: webUrl })('register', { body: account });
  await sendOne(await signIn(webUrl, account));
  await readAsOwner(sql, apiUrl, account);
}
