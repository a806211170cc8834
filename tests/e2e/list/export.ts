import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Desk } from '@/tests/e2e/desk';
import { newPerson } from '@/tests/e2e/person';

/** The CSV export. */
export function listExportTests(desk: Readonly<Desk>): void {
  describe('the CSV export', () => {
    it('contains the wires that match the filters, and no others', async () => {
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
  });
}
