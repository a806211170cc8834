import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/tests/e2e/axe';
import { newPerson } from '@/tests/e2e/person';
import { useDesk } from '@/tests/e2e/desk';

const desk = useDesk();

const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name });
/** Waits until the URL says this after its path. */
const reads = (page: Page, search: string) => page.waitForURL((url) => url.search === search);
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name });

describe('the list of wires', () => {
  it('narrows, sorts and turns pages in the URL, and Back undoes each step', async () => {
    const { page, complaints, sendWire, reached } = await newPerson(desk);
    const ids = [];
    for (let i = 1; i <= 22; i += 1) {
      ids.push(await sendWire({ recipient_name: `Recipient ${i}`, amount: String(i) }));
    }
    const failed = await sendWire({ recipient_name: 'Rejected Recipient', amount: '1250.50' });
    await reached(failed, 'failed');
    await page.goto('/wires');
    await row(page, /Rejected Recipient/).waitFor();
    await page.getByText('1–20 of 23').waitFor();

    await page.getByRole('button', { name: 'Go to next page' }).click();
    await row(page, /Recipient 1 /).waitFor();
    await reads(page, '?page=2');

    await page.getByRole('columnheader', { name: 'Amount' }).click();
    await page.waitForURL('/wires?sort=-amount');
    await row(page, /Rejected Recipient/).waitFor();

    await tab(page, 'Failed 1').click();
    await page.waitForURL(/status=failed/);
    await page
      .getByRole('status')
      .filter({ hasText: /^1 wire$/ })
      .waitFor();

    await page.goBack();
    await page.waitForURL('/wires?sort=-amount');
    await page.getByText('1–20 of 23').waitFor();
    await page.goBack();
    await row(page, /Recipient 1 /).waitFor();
    await reads(page, '?page=2');
    await page.reload();
    await row(page, /Recipient 1 /).waitFor();

    await page.getByRole('combobox', { name: 'Rows per page:' }).click();
    await page.getByRole('option', { name: '50' }).click();
    await page.getByText('1–23 of 23').waitFor();
    await reads(page, '?page_size=50');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('finds by name and by amount, shows each filter as a chip, and clears them', async () => {
    const { page, complaints, sendWire } = await newPerson(desk);
    await sendWire({ recipient_name: 'Grace Hopper', amount: '1250.50', currency: 'EUR' });
    await sendWire({ recipient_name: 'Charles Babbage', amount: '99' });
    await row(page, /Grace Hopper/).waitFor();
    const search = page.getByLabel('Search wires');
    await search.fill('hop');
    await page
      .getByRole('status')
      .filter({ hasText: /^1 wire$/ })
      .waitFor();
    await row(page, /Grace Hopper/).waitFor();
    await reads(page, '?search=hop');

    await search.fill('1,250.50');
    await page.getByText('Amount exactly 1,250.50').waitFor();
    await row(page, /Grace Hopper/).waitFor();

    await search.fill('nobody');
    await page.getByRole('heading', { name: 'No wires match' }).waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
    await row(page, /Charles Babbage/).waitFor();
    expect(await search.inputValue()).toBe('');

    await page.getByRole('button', { name: 'Currency' }).click();
    await page.getByRole('combobox', { name: 'Currency' }).fill('EUR');
    await page.getByRole('option', { name: 'EUR' }).click();
    await page.waitForURL('/wires?currency=EUR');
    await page.getByRole('button', { name: 'Amount', exact: true }).click();
    await page.getByLabel('At least').fill('2000');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('heading', { name: 'No wires match' }).waitFor();
    await page.getByRole('button', { name: /^Amount from 2,000/ }).click();
    await row(page, /Grace Hopper/).waitFor();
    await page.getByRole('button', { name: 'Created', exact: true }).click();
    await page.getByRole('button', { name: 'Last 7 days' }).click();
    await page.getByRole('button', { name: /^Created from/ }).waitFor();
    await row(page, /Grace Hopper/).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('changes rows in place and announces new ones instead of pushing them in', async () => {
    const { page, complaints, sendWire } = await newPerson(desk);
    await page.getByRole('heading', { name: 'No wires yet' }).waitFor();
    await sendWire({ recipient_name: 'Slow Recipient' });
    await row(page, /Slow Recipient.*Pending/).waitFor();
    await sendWire({ recipient_name: 'Second' });
    await sendWire({ recipient_name: 'Third' });
    await page.getByRole('button', { name: '2 new wires, show' }).waitFor();
    await tab(page, 'All 3').waitFor();
    await row(page, /Slow Recipient.*Completed/).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByRole('button', { name: '2 new wires, show' }).click();
    await row(page, /Third/).waitFor();
    expect(await page.getByRole('row').count()).toBe(4);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('opens a wire beside the list by keyboard and by link', async () => {
    const { page, complaints, sendWire, reached } = await newPerson(desk);
    const id = await sendWire({ recipient_name: 'Grace Hopper', amount: '77' });
    await reached(id, 'completed');
    await row(page, /Grace Hopper.*Completed/).waitFor();
    await page.getByRole('gridcell', { name: 'Grace Hopper' }).focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: /^Wire W/ });
    await panel.getByText('77.00 USD').waitFor();
    await panel.locator('[data-event="completed"]').waitFor();
    await reads(page, `?wire=${id}`);
    const steps = await page.evaluate(() => history.length);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await reads(page, '');
    // The step into the panel was taken back: Forward would lead there again.
    await page.evaluate(() => history.forward());
    await panel.waitFor();
    expect(await page.evaluate(() => history.length)).toBe(steps);

    await page.goto(`/wires?wire=${id}`);
    await panel.getByText('77.00 USD').waitFor();
    await panel.getByRole('link', { name: 'Open full page' }).click();
    await page.waitForURL(`/wires/${id}`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('retries and deletes many, with a result for each', async () => {
    const { page, complaints, sendWire, reached } = await newPerson(desk);
    const done = await sendWire({ recipient_name: 'Bob' });
    const ids = [
      await sendWire({ recipient_name: 'Rejected Recipient' }),
      await sendWire({ recipient_name: 'Rejected Once' }),
    ];
    await Promise.all([reached(done, 'completed'), ...ids.map((id) => reached(id, 'failed'))]);
    await page.reload();
    await row(page, /Rejected Once.*Failed/).waitFor();
    await page.getByRole('checkbox', { name: 'Select all rows' }).check();
    await page.getByRole('button', { name: 'Retry 2' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Only a failed wire can be retried: this one is completed').waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Retry 2 wires' }).click();
    await dialog.getByText('Sent again: 2 of 2').waitFor();
    expect(await dialog.locator('[data-outcome="done"]').count()).toBe(2);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await row(page, /Rejected Once.*Completed/).waitFor();

    await row(page, /Rejected Recipient.*Failed/).waitFor();
    await row(page, /Rejected Recipient/)
      .getByRole('checkbox')
      .check();
    await page.getByRole('button', { name: 'Delete 1' }).click();
    await dialog.getByRole('button', { name: 'Delete 1 wire' }).click();
    await dialog.getByText('Deleted: 1 of 1').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await row(page, /Rejected Recipient/).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('downloads what the filters let through', async () => {
    const { page, sendWire } = await newPerson(desk);
    await sendWire({ recipient_name: 'Grace Hopper', currency: 'EUR' });
    await sendWire({ recipient_name: 'Charles Babbage' });
    await page.goto('/wires?currency=EUR');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export CSV' }).click(),
    ]);
    const csv = readFileSync(await download.path(), 'utf8');
    expect(csv).toContain('Grace Hopper');
    expect(csv).not.toContain('Charles Babbage');
    await page.context().close();
  });

  it('can be put in order on a phone', async () => {
    const viewport = { width: 390, height: 844 };
    const { page, complaints, sendWire } = await newPerson(desk, { viewport });
    await sendWire({ recipient_name: 'Small', amount: '1' });
    await sendWire({ recipient_name: 'Large', amount: '900' });
    await page.reload();
    await page.getByRole('button', { name: 'View' }).click();
    await page.getByRole('radio', { name: 'Smallest amount first' }).check();
    await reads(page, '?sort=amount');
    await page.locator('[data-rowindex="0"]').getByText('Small').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('keeps columns and density', async () => {
    const { page, complaints, sendWire } = await newPerson(desk);
    await sendWire();
    await page.getByRole('columnheader', { name: 'Reference' }).waitFor();
    await page.getByRole('button', { name: 'View' }).click();
    await page.getByRole('checkbox', { name: 'Reference' }).uncheck();
    await page.getByRole('radio', { name: 'Compact' }).check();
    await page.reload();
    await page.getByRole('columnheader', { name: 'Recipient' }).waitFor();
    expect(await page.getByRole('columnheader', { name: 'Reference' }).count()).toBe(0);
    await page.getByRole('button', { name: 'View' }).click();
    expect(await page.getByRole('radio', { name: 'Compact' }).isChecked()).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('can be used by everybody (%s)', async (colorScheme) => {
    const { page, complaints, sendWire, reached } = await newPerson(desk, {
      colorScheme,
    });
    await page.getByRole('heading', { name: 'No wires yet' }).waitFor();
    await expectAccessible(page);
    const id = await sendWire({ recipient_name: 'Rejected Recipient' });
    await reached(id, 'failed');
    await row(page, /Rejected Recipient.*Failed/).waitFor();
    await page.goto('/wires?currency=USD&min_amount=1');
    await row(page, /Rejected Recipient.*Failed/).waitFor();
    await page.getByRole('checkbox', { name: 'Select row' }).check();
    await expectAccessible(page);
    for (const name of ['Created', 'Amount', 'Currency', 'View']) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('dialog', { name }).waitFor();
      await expectAccessible(page);
      // The first closes the list of currencies, which opens with its field.
      if (name === 'Currency') await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name }).waitFor({ state: 'detached' });
    }
    await page.getByRole('gridcell', { name: 'Rejected Recipient' }).click();
    await page.getByRole('dialog').locator('[data-event="failed"]').waitFor();
    await expectAccessible(page);
    await page.goto('/wires?search=nothing');
    await page.getByRole('heading', { name: 'No wires match' }).waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
