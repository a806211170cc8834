import { describe, expect, it } from 'vitest';
import { send } from '@/tests/helpers/http';
import { expectAccessible } from '@/tests/e2e/axe';
import { newPerson } from '@/tests/e2e/person';
import { useDesk } from '@/tests/e2e/desk';
import { wireFields } from '@/tests/helpers/wires';

const desk = useDesk({ PROCESSING_DELAY_SECONDS: '0', RAIL_LATENCY_MS: '0' });

async function create(token: string, currency: string, amount: string, recipient = 'Bob') {
  const body = wireFields({ recipient_name: recipient, amount, currency });
  await send('POST', `${desk.app.apiUrl}/api/wires`, { token, body });
}

describe('the dashboard', () => {
  it('updates live, and links a number to its wires', async () => {
    const { page, complaints, token } = await newPerson(desk, { path: '/dashboard' });
    await page.getByText('No wires in this range.').waitFor();
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
    await create(token, 'USD', '9007199254740.93');
    await create(token, 'USD', '0.01', 'Rejected Recipient');
    const byStatus = page.getByRole('table', { name: 'Wires by status' });
    await byStatus.getByRole('link', { name: '1 completed wires' }).waitFor();
    const failed = byStatus.getByRole('link', { name: '1 failed wires' });
    await failed.waitFor();
    // Sums are exact: no float has this value.
    await page
      .getByRole('table', { name: 'Wires by currency' })
      .getByText('9,007,199,254,740.94')
      .waitFor();
    await page.getByText('50.0 %', { exact: true }).waitFor();
    await failed.click();
    await page.waitForURL(/\/wires\?.*status=failed/);
    await page.getByRole('row', { name: /Rejected Recipient/ }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('never adds different currencies, and keeps the selection in the URL', async () => {
    const { page, complaints, token } = await newPerson(desk);
    await create(token, 'JPY', '500');
    await create(token, 'USD', '10');
    await create(token, 'USD', '15');
    await page.goto('/dashboard?range=7d');
    const volume = page.getByRole('table', { name: 'Volume per day in USD, UTC' });
    await volume.getByText('25.00 USD').waitFor({ state: 'attached' });
    await page.getByRole('combobox', { name: 'Currency' }).click();
    await page.getByRole('option', { name: 'JPY' }).click();
    await page
      .getByRole('table', { name: 'Volume per day in JPY, UTC' })
      .getByText('500 JPY')
      .waitFor({ state: 'attached' });
    await page.getByRole('button', { name: '90 days' }).click();
    await page.waitForURL(/range=90d/);
    expect(page.url()).toMatch('currency=JPY');
    await page.reload();
    await page.getByRole('button', { name: '90 days', pressed: true }).waitFor();
    const days = page.getByRole('table', { name: 'Wires per day, UTC' }).getByRole('row');
    expect(await days.count()).toBe(91);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'passes the accessibility checks, %s',
    async (colorScheme) => {
      const { page, complaints, token } = await newPerson(desk, {
        colorScheme,
      });
      await create(token, 'JPY', '500');
      await create(token, 'USD', '10');
      await page.goto('/dashboard');
      await page.locator('.MuiChartsSurface-root').nth(1).waitFor();
      await expectAccessible(page);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );
});
