import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { send } from '@/tests/helpers/http';
import { expectAccessible } from '@/tests/e2e/axe';
import { PASSWORD } from '@/tests/helpers/password';
import { newPerson } from '@/tests/e2e/person';
import { useDesk } from '@/tests/e2e/desk';

const desk = useDesk();

const statusOf = async (token: string) =>
  (await send('GET', `${desk.app.apiUrl}/api/auth/me`, { token })).status;

async function change(page: Page, current: string, next: string): Promise<void> {
  await page.getByLabel('Current password').fill(current);
  await page.getByLabel('New password').fill(next);
  await page.getByRole('button', { name: 'Change password' }).click();
}

describe('sessions', () => {
  it('are listed and can be ended one by one', async () => {
    const { page, complaints, token } = await newPerson(desk, { path: '/account' });
    const here = page.locator('[data-session="browser"]');
    await here.getByText('This one').waitFor();
    expect(await here.getByRole('button').count()).toBe(0);
    await page.getByRole('button', { name: /^Sign out API/ }).click();
    await page.locator('[data-session="api"]').waitFor({ state: 'detached' });
    expect(await statusOf(token)).toBe(401);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('can all be ended except the current one', async () => {
    const { page, complaints, token, email } = await newPerson(desk);
    const body = { email, password: PASSWORD };
    const second = await send<{ access_token: string }>(
      'POST',
      `${desk.app.apiUrl}/api/auth/login`,
      {
        body,
      },
    );
    await page.goto('/account');
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await page.locator('[data-session="api"]').first().waitFor({ state: 'detached' });
    expect(await statusOf(token)).toBe(401);
    expect(await statusOf(second.body.access_token)).toBe(401);
    await page.reload();
    await page.locator('[data-session="browser"]').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('the password', () => {
  it('is changed with the current password, which ends all other sessions', async () => {
    const { page, complaints, token, email } = await newPerson(desk, { path: '/account' });
    await change(page, 'not my password', 'another good password');
    await page.getByText('Current password is wrong.').waitFor();
    await change(page, PASSWORD, 'short');
    await page.getByText('New password must be at least 8 characters.').waitFor();
    expect(await statusOf(token)).toBe(200);
    await change(page, PASSWORD, 'another good password');
    await page.getByText('Changed. Every other session has ended.').waitFor();
    expect(await statusOf(token)).toBe(401);
    const body = { email, password: 'another good password' };
    const login = await send('POST', `${desk.app.apiUrl}/api/auth/login`, { body });
    expect(login.status).toBe(200);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('the account page', () => {
  it('shows commands with the address of this desk', async () => {
    const { page, complaints } = await newPerson(desk, { path: '/account' });
    const command = page.getByRole('region', { name: 'command that creates a wire' });
    expect(await command.innerText()).toMatch(/^curl http:\S+\/api\/wires /);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('is accessible, %s', async (colorScheme) => {
    const { page, complaints } = await newPerson(desk, { path: '/account', colorScheme });
    await page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
