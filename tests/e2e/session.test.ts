import { describe, expect, it } from 'vitest';
import { send } from '@/tests/helpers/http';
import { expectAccessible } from '@/tests/e2e/axe';
import { newPerson, type Person } from '@/tests/e2e/person';
import { useDesk } from '@/tests/e2e/desk';
import { PASSWORD } from '@/tests/helpers/password';

const desk = useDesk();

interface Sessions extends Record<string, unknown> {
  items: { id: string; kind: string }[];
}

/** Ends the browser's session over the API, as its owner can. */
async function endBrowserSession({ token }: Person): Promise<void> {
  const url = `${desk.app.apiUrl}/api/auth/sessions`;
  const { body } = await send<Sessions>('GET', url, { token });
  for (const { id } of body.items.filter(({ kind }) => kind === 'browser')) {
    await send('DELETE', `${url}/${id}`, { token });
  }
}

describe('a session that ends under the page', () => {
  it('is renewed in a dialog: page and input are kept, and live updates resume', async () => {
    const person = await newPerson(desk);
    const { page, sendWire } = person;
    await page.goto('/wires/new');
    await page.getByLabel('Recipient').fill('A typed recipient');
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
    await endBrowserSession(person);
    const dialog = page.getByRole('dialog', { name: 'Sign in again' });
    await dialog.waitFor();
    await expectAccessible(page);
    const password = dialog.getByLabel('Password');
    await password.fill('wrong password');
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.getByText('E-mail or password is wrong.').waitFor();
    await password.fill(PASSWORD);
    await password.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Recipient').inputValue()).toBe('A typed recipient');
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();

    await page.getByRole('navigation', { name: 'Main' }).getByText('Wires').click();
    await page
      .getByRole('dialog', { name: 'Leave without saving?' })
      .getByText('Leave', { exact: true })
      .click();
    await page.getByRole('heading', { name: 'No wires yet' }).waitFor();
    await sendWire({ recipient_name: 'After it' });
    await page.getByRole('row', { name: /After it/ }).waitFor();
    await page.context().close();
  });

  it('is noticed by a 401 answer when there is no socket', async () => {
    const person = await newPerson(desk);
    const { page } = person;
    await page.context().clearCookies();
    await page.getByLabel('Search wires').fill('anything');
    await page.getByRole('dialog', { name: 'Sign in again' }).waitFor();
    await page.context().close();
  });

  it('ends and is renewed in every tab at once', async () => {
    const person = await newPerson(desk);
    const { page, email } = person;
    const other = await page.context().newPage();
    await other.goto('/wires?search=kept');
    await other.getByRole('status').filter({ hasText: 'Live' }).waitFor();

    await endBrowserSession(person);
    for (const tab of [page, other]) {
      await tab.getByRole('dialog', { name: 'Sign in again' }).waitFor();
    }
    await page.getByRole('dialog').getByLabel('Password').fill(PASSWORD);
    await page.getByRole('dialog').getByLabel('Password').press('Enter');
    for (const tab of [page, other]) {
      await tab.getByRole('dialog').waitFor({ state: 'detached' });
      await tab.getByRole('status').filter({ hasText: 'Live' }).waitFor();
    }
    expect(other.url()).toMatch('search=kept');

    await page.getByRole('button', { name: `Your menu, ${email}` }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    for (const tab of [page, other]) {
      await tab.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
    }
    const names = (await page.context().cookies()).map(({ name }) => name);
    expect(names.filter((name) => name.includes('session-token'))).toEqual([]);
    await page.context().close();
  });
});
