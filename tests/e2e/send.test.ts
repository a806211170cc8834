import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { send } from '@/tests/helpers/http';
import { until } from '@/tests/helpers/wait';
import { expectAccessible } from '@/tests/e2e/axe';
import { newPerson } from '@/tests/e2e/person';
import { useDesk } from '@/tests/e2e/desk';

const desk = useDesk({ PROCESSING_DELAY_SECONDS: '60' });

async function fill(page: Page, recipient: string, amount: string): Promise<void> {
  await page.getByLabel('Sender').fill('Ada Lovelace');
  await page.getByLabel('Recipient').fill(recipient);
  await page.getByLabel('Amount').fill(amount);
}

const totalOf = async (token: string) =>
  (await send<{ total: number }>('GET', `${desk.app.apiUrl}/api/wires`, { token })).body.total;

const wireBody = {
  sender_name: 'Ada Lovelace',
  recipient_name: 'Charles Babbage',
  amount: '1250.5',
  currency: 'EUR',
};
const create = async (token: string) =>
  (await send<{ id: string }>('POST', `${desk.app.apiUrl}/api/wires`, { token, body: wireBody }))
    .body;

describe('a new wire', () => {
  it('is reviewed before it is sent', async () => {
    const { page, complaints } = await newPerson(desk, { path: '/wires/new' });
    await fill(page, '  Charles Babbage ', '1234567.8');
    await page.getByRole('button', { name: 'Review' }).click();
    const heading = page.getByRole('heading', {
      name: 'Send 1,234,567.80 USD to Charles Babbage',
    });
    await heading.waitFor();
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'Back' }).click();
    await page.locator('h1:focus', { hasText: 'New wire' }).waitFor();
    expect(await page.getByLabel('Amount').inputValue()).toBe('1,234,567.8');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Send wire' }).click();
    await page.getByRole('heading', { name: '1,234,567.80 USD', exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('says every mistake at its field and at the top, where the focus goes', async () => {
    const { page, complaints } = await newPerson(desk, { path: '/wires/new' });
    await page.getByRole('button', { name: 'Review' }).click();
    const summary = page.getByRole('alert').filter({ hasText: 'Check 3 fields' });
    await summary.waitFor();
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByRole('link', { name: 'Amount must not be empty.' }).waitFor();
    await page.getByRole('link', { name: 'Recipient must not be empty.' }).click();
    const recipient = page.getByLabel('Recipient');
    expect(await recipient.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await recipient.getAttribute('aria-invalid')).toBe('true');
    await recipient.fill('Bob');
    await page.getByText('Check 2 fields').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('takes the decimals of its currency, and never rounds what was typed', async () => {
    const { page, complaints } = await newPerson(desk, { path: '/wires/new' });
    await fill(page, 'Bob', '12.345');
    expect(await page.getByLabel('Amount').inputValue()).toBe('12.34');
    await page.getByLabel('Currency').fill('yen');
    await page.getByRole('option', { name: /JPY/ }).click();
    expect(await page.getByLabel('Amount').inputValue()).toBe('12.34');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('link', { name: 'Amount has more decimals than the currency.' }).waitFor();
    await page.getByLabel('Amount').fill('');
    await page.getByLabel('Amount').pressSequentially('500.7');
    expect(await page.getByLabel('Amount').inputValue()).toBe('5,007');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is created once by a double click', async () => {
    const { page, complaints, token } = await newPerson(desk, { path: '/wires/new' });
    await fill(page, 'Bob', '5');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Send wire' }).dblclick();
    await page.getByRole('heading', { name: '5.00 USD', exact: true }).waitFor();
    expect(await totalOf(token)).toBe(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is created once although the first answer is lost', async () => {
    const { page, token } = await newPerson(desk, { path: '/wires/new' });
    await fill(page, 'Bob', '6');
    await page.getByRole('button', { name: 'Review' }).click();
    let lost = 0;
    await page.route('**/wires/new', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.fallback();
      lost += 1;
      await route.fetch();
      return route.abort('timedout');
    });
    await page.getByRole('button', { name: 'Send wire' }).click();
    await page.getByText('the wire is created once, however often you try').waitFor();
    expect(await totalOf(token)).toBe(1);
    await page.getByRole('button', { name: 'Send wire' }).click();
    await page.getByRole('heading', { name: '6.00 USD', exact: true }).waitFor();
    expect(await totalOf(token)).toBe(1);
    await page.context().close();
  });

  it('is not thrown away by a link without asking', async () => {
    const { page, complaints } = await newPerson(desk, { path: '/wires/new' });
    await fill(page, 'Bob', '7');
    const cancel = page.getByRole('link', { name: 'Cancel' });
    await cancel.click();
    const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
    await dialog.getByRole('button', { name: 'Keep editing' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('Recipient').inputValue()).toBe('Bob');
    await cancel.click();
    await dialog.getByRole('button', { name: 'Leave' }).click();
    await page.waitForURL('**/wires');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is not thrown away by a shortcut or the Back button without asking', async () => {
    const { page, complaints } = await newPerson(desk);
    await page.getByRole('link', { name: 'New wire' }).click();
    await fill(page, 'Bob', '7');
    const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
    const stay = async () => {
      await dialog.getByRole('button', { name: 'Keep editing' }).click();
      await dialog.waitFor({ state: 'hidden' });
      expect(await page.getByLabel('Recipient').inputValue()).toBe('Bob');
    };
    await page.getByRole('heading', { name: 'New wire' }).click();
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await dialog.waitFor();
    await stay();
    await page.evaluate(() => history.back());
    await dialog.waitFor();
    await stay();
    await page.evaluate(() => history.back());
    await dialog.getByRole('button', { name: 'Leave' }).click();
    await page.waitForURL('**/wires');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('says that the page is older than the desk, and keeps what was typed', async () => {
    const { page } = await newPerson(desk, { path: '/wires/new' });
    await fill(page, 'Bob', '9');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.route('**/wires/new', (route) =>
      route.request().method() === 'POST'
        ? route.continue({
            headers: { ...route.request().headers(), 'next-action': '0'.repeat(42) },
          })
        : route.fallback(),
    );
    await page.getByRole('button', { name: 'Send wire' }).click();
    await page.getByText('The desk was updated while this page was open.').waitFor();
    await page.getByText('9.00').first().waitFor();
    await page.context().close();
  });

  it('starts as a copy of another one', async () => {
    const { page, complaints, token } = await newPerson(desk);
    const { id } = await create(token);
    await page.goto(`/wires/new?like=${id}`);
    expect(await page.getByLabel('Sender').inputValue()).toBe('Ada Lovelace');
    expect(await page.getByLabel('Recipient').inputValue()).toBe('Charles Babbage');
    expect(await page.getByLabel('Amount').inputValue()).toBe('1,250.50');
    expect(await page.getByLabel('Currency').inputValue()).toBe('EUR');
    await page.goto('/wires/new?like=nonsense');
    expect(await page.getByLabel('Sender').inputValue()).toBe('');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('can be used by everybody, %s', async (colorScheme) => {
    const { page, complaints } = await newPerson(desk, { path: '/wires/new', colorScheme });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByText('Check 3 fields').waitFor();
    await expectAccessible(page);
    await fill(page, 'Bob', '8');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('heading', { name: 'Send 8.00 USD to Bob' }).waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('editing', () => {
  it('saves what was changed while the wire is pending', async () => {
    const { page, complaints, token } = await newPerson(desk);
    const { id } = await create(token);
    await page.goto(`/wires/${id}`);
    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByRole('heading', { name: 'Edit wire' }).waitFor();
    await page.getByLabel('Amount').fill('99');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('heading', { name: '99.00 EUR', exact: true }).waitFor();
    await page.locator('[data-event="edited"]').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('shows what somebody else saved meanwhile, and overwrites nothing', async () => {
    const { page, complaints, token } = await newPerson(desk);
    const { id } = await create(token);
    await page.goto(`/wires/${id}/edit`);
    await page.getByLabel('Recipient').fill('Mine');
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
    const url = `${desk.app.apiUrl}/api/wires/${id}`;
    await send('PATCH', url, { token, body: { recipient_name: 'Theirs' } });
    const warning = page.getByRole('alert').filter({ hasText: 'has changed since you opened it' });
    await warning.getByText('to Theirs').waitFor();
    await expectAccessible(page);
    await warning.getByRole('button', { name: 'Load what it says now' }).click();
    await until('the form says theirs', async () => {
      return (await page.getByLabel('Recipient').inputValue()) === 'Theirs';
    });
    await page.getByLabel('Recipient').fill('Ours');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Ours', { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is told of a conflict by the server when no live event came', async () => {
    const { page, token } = await newPerson(desk);
    const { id } = await create(token);
    await page.routeWebSocket('**/ws**', () => undefined);
    await page.goto(`/wires/${id}/edit`);
    await page.getByLabel('Recipient').fill('Mine');
    const url = `${desk.app.apiUrl}/api/wires/${id}`;
    await send('PATCH', url, { token, body: { recipient_name: 'Theirs' } });
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('alert').filter({ hasText: 'to Theirs' }).waitFor();
    const { body } = await send('GET', url, { token });
    expect(body['recipient_name']).toBe('Theirs');
    await page.context().close();
  });
});
