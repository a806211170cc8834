import Redis from 'ioredis';
import postgres from 'postgres';
import { eventsChannel } from '@/contract/events';
import type { Wire } from '@/contract/wire';
import type { Account } from '@/tests/contract/port';
import type { TestApp } from '@/tests/helpers/app';
import { send } from '@/tests/helpers/http';
import { testServices } from '@/tests/helpers/services';
import { openSocket } from '@/tests/helpers/sockets';
import { until } from '@/tests/helpers/wait';
import { PASSWORD } from '@/tests/helpers/password';
import { settled, wireFields } from '@/tests/helpers/wires';

/** Personal and secret values. Each is unique in the run. */
export const PRIVATE = {
  sender: 'Someone Private',
  search: 'a private search text',
  wrongPassword: 'a wrong password',
  nextPassword: 'the next password',
  amount: '48151.62',
  address: '203.0.113.77',
} as const;

const fields = wireFields({
  sender_name: PRIVATE.sender,
  recipient_name: 'Unreachable Once',
  amount: PRIVATE.amount,
});

/** One user's use of a desk. Collects every response. */
export class PrivateRun {
  readonly answers: string[] = [];
  /** The values of the session cookie and of next-auth's other cookies, a line each. */
  cookies = '';
  readonly #app: TestApp;
  readonly #account: Account;

  constructor(app: TestApp, account: Account) {
    this.#app = app;
    this.#account = account;
  }

  async #call(method: string, url: string, body?: unknown, token = this.#account.token) {
    const headers = { 'x-forwarded-for': PRIVATE.address };
    const reply = await send(method, url, { token, body, headers });
    this.answers.push(reply.text);
    return reply;
  }

  /** Sends valid and invalid requests to one port. */
  async requests(base: string): Promise<void> {
    const { email, token, refresh } = this.#account;
    const call = (method: string, path: string, body?: unknown, bearer?: string) =>
      this.#call(method, base + path, body, bearer);
    await call('POST', '/api/auth/login', { email, password: PRIVATE.wrongPassword });
    await call('POST', '/api/auth/login', `{"email":"${email}","password":"${PASSWORD}"`);
    await call('POST', '/api/auth/register', { email, password: PASSWORD });
    await call('POST', '/api/auth/password', {
      current_password: PRIVATE.wrongPassword,
      new_password: PRIVATE.nextPassword,
    });
    await call('GET', '/api/auth/me', undefined, `${token}x`);
    await call('POST', '/api/auth/refresh', { refresh_token: `${refresh}x` });
    await call('GET', `/api/wires?search=${encodeURIComponent(PRIVATE.search)}&odd=${email}`);
    await call('GET', `/api/wires/${email}`);
    await call('GET', `/api/${email}`);
    const { body } = await call('POST', '/api/wires', fields);
    await call('PUT', `/api/wires/${String(body['id'])}`, { ...fields, sender_name: '' });
    const url = `${base}/api/wires/${String(body['id'])}`;
    const read = async () => (await send<Wire>('GET', url, { token })).body;
    await settled(read, ['completed'], 30_000);
  }

  /** Signs in as a browser, first with a wrong password, and opens pages. */
  async browser(): Promise<void> {
    const { webUrl } = this.#app;
    const { email } = this.#account;
    const jar = new Map<string, string>();
    const visit = async (path: string, form?: Record<string, string>) => {
      const response = await fetch(webUrl + path, {
        redirect: 'manual',
        headers: {
          cookie: [...jar].map((pair) => pair.join('=')).join('; '),
          origin: webUrl,
          'x-forwarded-for': PRIVATE.address,
        },
        ...(form && { method: 'POST', body: new URLSearchParams(form) }),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
        jar.set(name, value);
      }
      const text = await response.text();
      this.answers.push(text);
      return text;
    };
    const { csrfToken } = JSON.parse(await visit('/api/auth/csrf')) as { csrfToken: string };
    for (const password of [PRIVATE.wrongPassword, PASSWORD]) {
      const form = { email, password, csrfToken, json: 'true' };
      await visit('/api/auth/callback/credentials', form);
    }
    this.cookies = [...jar].map(([, value]) => value).join('\n');
    for (const path of ['/wires', '/account', `/wires?search=${PRIVATE.search}`]) await visit(path);
    await this.withBrokenDatabase(() => visit('/account'));
  }

  /** Opens WebSockets: one is refused, one sends invalid data and receives a wire and invalid data. */
  async socket(): Promise<void> {
    const { apiUrl } = this.#app;
    const { token, email } = this.#account;
    const url = `${apiUrl.replace('http', 'ws')}/ws`;
    const bearer = (value: string) => ({ authorization: `Bearer ${value}` });
    await openSocket(`${url}?token=${token}`, bearer(`${token}x`)).catch(() => undefined);
    const client = await openSocket(`${url}?after=${email}`, bearer(token));
    await client.received('resync', ({ type }) => type === 'resync');
    client.socket.send(`${email} ${PASSWORD}`);
    const { body } = await this.#call('GET', `${apiUrl}/api/auth/me`);
    const redis = new Redis(testServices().redisUrl);
    await redis.publish(
      eventsChannel(String(body['id'])),
      `{"wire":{"sender_name":${fields.sender_name}`,
    );
    await redis.quit();
    await this.#call('POST', `${apiUrl}/api/wires`, fields);
    await client.received('the wire', (message) => 'wire' in message);
    client.socket.close();
    await client.closed;
  }

  /** Runs `work` while columns are missing: every statement on wires and users fails, with its values. */
  async withBrokenDatabase(work: () => Promise<unknown>): Promise<void> {
    const sql = postgres(this.#app.databaseUrl, { max: 1, onnotice: () => undefined });
    const rename = (from: string, to: string) =>
      sql.unsafe(`alter table wires rename column sender_name${from} to sender_name${to};
        alter table users rename column email${from} to email${to}`);
    await rename('', '_away');
    try {
      await work();
    } finally {
      await rename('_away', '');
      await sql.end();
    }
  }

  /** Causes internal errors: failing statements, and a job with an invalid payload. */
  async faults(): Promise<void> {
    const { apiUrl, webUrl, databaseUrl } = this.#app;
    const { email } = this.#account;
    await this.withBrokenDatabase(async () => {
      for (const base of [apiUrl, webUrl]) {
        const wire = await this.#call('POST', `${base}/api/wires`, fields);
        const login = { email, password: PASSWORD };
        const signIn = await this.#call('POST', `${base}/api/auth/login`, login);
        if (wire.status !== 500 || signIn.status !== 500)
          throw new Error('the statements did not fail');
      }
    });
    const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
    const odd = { wire_id: PRIVATE.sender, [email]: PRIVATE.amount };
    await sql`select enqueue_job('announce', ${JSON.stringify(odd)}::text::json, 'odd', null)`;
    await until('the invalid job was tried', async () => {
      const rows =
        await sql`select 1 from graphile_worker.jobs where key = 'odd' and last_error is not null`;
      return rows.length === 1;
    });
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'wire-management'`;
    await sql.end();
    await until('the desk is healthy again', async () => (await fetch(`${apiUrl}/health`)).ok);
  }
}
