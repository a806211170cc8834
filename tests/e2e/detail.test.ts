import { describe, expect, it } from 'vitest';
import { send } from '@/tests/helpers/http';
import { expectAccessible } from '@/tests/e2e/axe';
import { newPerson } from '@/tests/e2e/person';
import { useDesk } from '@/tests/e2e/desk';
import { wireFields } from '@/tests/helpers/wires';

const desk = useDesk({ PROCESSING_DELAY_SECONDS: '3' });

async function create(token: string, recipient_name: string): Promise<string> {
  const body = wireFields({ recipient_name, amount: '1250' });
  const reply = await send<{ id: string }>('POST', `${desk.app.apiUrl}/api/wires`, { token, body });
  return reply.body.id;
}

describe('a pending wire', () => {
  it('is deleted after a confirmation that names it', async () => {
    const { page, complaints, token } = await newPerson(desk);
    const id = await create(token, 'Bob');
    await page.goto(`/wires/${id}`);
    await page.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete 1,250.00 USD to Bob?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByRole('button', { name: 'Delete wire' }).click();
    await page.waitForURL('**/wires');
    await page
      .getByRole('status')
      .getByText(/^Wire W\w+ deleted\.$/)
      .waitFor();
    await expectAccessible(page);
    const { status } = await send('GET', `${desk.app.apiUrl}/api/wires/${id}`, { token });
    expect(status).toBe(404);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('shows the refusal when the worker took it before the delete was confirmed', async () => {
    const { page, complaints, token } = await newPerson(desk);
    const id = await create(token, 'Slow Recipient');
    await page.goto(`/wires/${id}`);
    await page.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog');
    await page.locator('[data-event="processing"]').waitFor();
    await dialog.getByRole('button', { name: 'Delete wire' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'This wire is' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('a failed wire', () => {
  it('shows the cause and the next step, and completes after a retry', async () => {
    const { page, complaints, token } = await newPerson(desk);
    const id = await create(token, 'Rejected Once');
    await page.goto(`/wires/${id}`);
    const alert = page.getByRole('alert').filter({ hasText: 'No money has moved.' });
    await alert.getByText('The beneficiary bank refused the payment.').waitFor();
    await page.getByRole('link', { name: 'Edit' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Retry' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send 1,250.00 USD to Rejected Once again?' });
    await dialog.getByRole('button', { name: 'Retry wire' }).click();
    await page.getByRole('status').getByText('will be sent again').waitFor();
    await page.locator('[data-event="retried"]').waitFor();
    await page.locator('[data-event="completed"]').waitFor();
    await page.getByRole('link', { name: 'Send again like this' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('a completed wire', () => {
  it('can be sent again and printed, but not edited or deleted', async () => {
    const { page, complaints, token } = await newPerson(desk);
    const id = await create(token, 'Bob');
    await page.goto(`/wires/${id}`);
    await page.locator('[data-event="completed"]').waitFor();
    await page.getByRole('button', { name: 'Print confirmation' }).waitFor();
    expect(await page.getByRole('button', { name: 'Delete' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Edit' }).count()).toBe(0);

    await page.emulateMedia({ media: 'print' });
    await page.getByText('Wire Management · Wire confirmation').waitFor();
    expect(await page.getByRole('link', { name: 'Send again like this' }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });

    await page.getByRole('link', { name: 'Send again like this' }).click();
    await page.getByText('Filled in from wire').waitFor();
    expect(await page.getByLabel('Recipient').inputValue()).toBe('Bob');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('copies its id to the clipboard and shows its JSON', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const { page, complaints, token } = await newPerson(desk, {
      permissions,
    });
    const id = await create(token, 'Bob');
    await page.goto(`/wires/${id}`);
    await page.getByRole('button', { name: 'Copy id' }).click();
    await page.getByText('Copied id').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id);
    await page.getByRole('button', { name: 'For developers' }).click();
    await page.getByRole('region', { name: 'wire as JSON' }).getByText(`"id": "${id}"`).waitFor();
    await page.getByText(`/api/wires/${id} \\`).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'passes the accessibility checks, %s',
    async (colorScheme) => {
      const options = { colorScheme, reducedMotion: 'reduce' } as const;
      const { page, complaints, token } = await newPerson(desk, options);
      const id = await create(token, 'Bob');
      await page.goto(`/wires/${id}`);
      await page.getByRole('button', { name: 'Delete' }).waitFor();
      await expectAccessible(page);
      await page.locator('[data-event="completed"]').waitFor();
      await page.getByRole('button', { name: 'For developers' }).click();
      await page.getByRole('region', { name: 'wire as JSON' }).waitFor();
      await expectAccessible(page);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );
});

describe("another user's wire", () => {
  it('is answered with the 404 page', async () => {
    const { token } = await newPerson(desk);
    const id = await create(token, 'Bob');
    const { page } = await newPerson(desk);
    for (const path of [`/wires/${id}`, `/wires/${id}/edit`]) {
      await page.goto(path);
      await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    }
    await page.context().close();
  });
});
