import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '@/tests/e2e/app';
import { launchBrowser, openPage } from '@/tests/e2e/browser';

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

it('the API reference is shown and can be tried, with nothing loaded from elsewhere', async () => {
  const { page, complaints } = await openPage(browser, app.webUrl);
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!/^(data:|blob:)/.test(request.url()) && !request.url().startsWith(app.webUrl)) {
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
