import { describe, expect, it } from 'vitest';
import { signUp } from '@/tests/contract/port';
import { send } from '@/tests/helpers/http';
import { openSocket } from '@/tests/helpers/sockets';
import { openPage } from '@/tests/helpers/browser';
import { until } from '@/tests/helpers/wait';
import { useDesk } from '@/tests/e2e/desk';
import { newPerson, signIn } from '@/tests/e2e/person';
import { PASSWORD } from '@/tests/helpers/password';
import { wireFields } from '@/tests/helpers/wires';

const desk = useDesk();

const newEmail = () => `${crypto.randomUUID()}@example.com`;

describe('a newcomer', () => {
  it('registers, sends a wire and watches it complete without touching the page', async () => {
    const { page, complaints } = await openPage(desk.browser, desk.app.webUrl);
    await page.goto('/');
    await page.getByRole('link', { name: 'Create one' }).click();
    await page.getByRole('heading', { name: 'Create an account' }).waitFor();
    await page.getByLabel('E-mail').fill(newEmail());
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByRole('heading', { name: 'Wires', exact: true }).waitFor();
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();

    await page.getByRole('link', { name: 'New wire' }).click();
    await page.getByLabel('Sender').fill('Ada Lovelace');
    await page.getByLabel('Recipient').fill('Charles Babbage');
    await page.getByLabel('Amount').fill('1234567.8');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Send wire' }).click();

    await page.getByRole('heading', { name: '1,234,567.80 USD', exact: true }).waitFor();
    // A reload would lose this mark.
    await page.evaluate(() => Object.assign(window, { untouched: true }));
    const statuses: string[] = [];
    await until('the chip says completed', async () => {
      const status = await page.locator('[data-status]').first().getAttribute('data-status');
      if (status !== null && statuses.at(-1) !== status) statuses.push(status);
      return status === 'completed';
    });
    expect(statuses).toEqual(['pending', 'processing', 'completed']);
    await page.locator('[data-event="completed"]').waitFor();
    expect(await page.evaluate(() => 'untouched' in window)).toBe(true);

    await page.getByRole('link', { name: 'All wires' }).click();
    await page.getByRole('row', { name: /Charles Babbage.*Completed/ }).waitFor();
    await page.getByRole('button', { name: /^Your menu/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('sees a wire of an API client appear in the list, and change there', async () => {
    const { page, complaints, sendWire } = await newPerson(desk);
    await page.getByRole('heading', { name: 'No wires yet' }).waitFor();
    await sendWire({ recipient_name: 'Rejected Recipient' });
    await page.getByRole('row', { name: /Rejected Recipient.*Pending/ }).waitFor();
    await page.getByRole('row', { name: /Rejected Recipient.*Failed/ }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('sees why signing in failed, and not whether the account exists', async () => {
    const { page } = await openPage(desk.browser, desk.app.webUrl);
    await page.goto('/login?next=https://evil.example');
    await page.getByLabel('E-mail').fill(newEmail());
    await page.getByLabel('Password').fill('wrong password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('E-mail or password is wrong.').waitFor();
    expect(new URL(page.url()).searchParams.get('error')).toBeNull();
    await page.context().close();
  });
});

describe('a signed-in browser', () => {
  it('loses its session on both ports at once when it signs out', async () => {
    const { email } = await signUp(desk.app.apiUrl);
    const { page } = await openPage(desk.browser, desk.app.webUrl);
    await page.goto('/login');
    await signIn(page, email);
    await page.getByRole('heading', { name: 'Wires', exact: true }).waitFor();
    const cookies = await page.context().cookies();
    const session = cookies.find(({ name }) => name === 'next-auth.session-token');
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    const cookie = `next-auth.session-token=${session?.value ?? ''}`;
    expect(
      (await send('GET', `${desk.app.apiUrl}/api/auth/me`, { headers: { cookie } })).status,
    ).toBe(200);

    const write = (headers: Record<string, string>) =>
      send('POST', `${desk.app.webUrl}/api/auth/logout`, { headers: { cookie, ...headers } });
    for (const origin of ['null', 'https://evil.example', `${desk.app.webUrl}.evil.example`]) {
      expect((await write({ origin })).status).toBe(403);
    }
    expect((await write({})).status).toBe(403);
    expect(
      (await write({ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' })).status,
    ).toBe(403);

    await page.getByRole('button', { name: /^Your menu/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    for (const base of [desk.app.apiUrl, desk.app.webUrl]) {
      expect((await send('GET', `${base}/api/auth/me`, { headers: { cookie } })).status).toBe(401);
    }
    await page.context().close();
  });
});

describe('/ws', () => {
  it.each(['webUrl', 'apiUrl'] as const)('accepts WebSockets on the %s', async (port) => {
    const { token } = await signUp(desk.app[port]);
    const url = `${desk.app[port].replace('http', 'ws')}/ws`;
    const client = await openSocket(url, { authorization: `Bearer ${token}` });
    await client.received('the hello', ({ type }) => type === 'hello');
    await send('POST', `${desk.app[port]}/api/wires`, { token, body: wireFields() });
    await client.received('completion', (m) => 'wire' in m && m.wire.status === 'completed');
    expect(client.messages.map((m) => ('wire' in m ? m.wire.status : m.type))).toEqual([
      'hello',
      'pending',
      'processing',
      'completed',
    ]);
    client.socket.close();
    await expect(openSocket(url, {})).rejects.toThrow('401');
  });
});
