import { expect, it } from 'vitest';
import { openPage } from '@/tests/helpers/browser';
import { useDesk } from '@/tests/e2e/desk';

const desk = useDesk();

it('the API reference is shown, sends requests, and loads nothing from other origins', async () => {
  const { page, complaints } = await openPage(desk.browser, desk.app.webUrl);
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!/^(data:|blob:)/.test(request.url()) && !request.url().startsWith(desk.app.webUrl)) {
      foreign.push(request.url());
    }
  });
  await page.goto('/docs');
  await page.getByText('/api/wires/{id}/retry').waitFor();
  await page.getByRole('button', { name: /GET \/health Readiness/i }).click();
  await page.getByRole('button', { name: 'Execute' }).click();
  await page.getByText('"status": "ok"').first().waitFor();
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});
