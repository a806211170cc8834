import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { apiClient, type ApiClient } from '@/contract/client';
import { buildApp, isBuilt } from '@/scripts/builds/build-app';
import { findChromium } from '@/scripts/services/find-chromium';
import { runScript } from '@/scripts/run-script';
import { say, step } from '@/scripts/say';
import { startTestServices } from '@/tests/helpers/start-test-services';
import { startTestApp, type TestApp } from '@/tests/helpers/app';
import { launchBrowser, openPage } from '@/tests/helpers/browser';
import { until } from '@/tests/helpers/wait';

const FOLDER = join('docs', 'screenshots');
const WIDTHS = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const ACCOUNT = { email: 'treasury@northwind.example', password: 'correct horse battery' };
const SENDER = 'Northwind Trading Ltd';
const RECIPIENTS: [string, string, string][] = [
  ['Ada Lovelace', '1250.00', 'USD'],
  ['Grace Hopper', '48200.50', 'EUR'],
  ['Katherine Johnson', '1500000', 'JPY'],
  ['Rejected Recipient', '9900.00', 'USD'],
  ['Annie Easley', '730.25', 'GBP'],
  ['Mary Jackson', '18400.00', 'USD'],
  ['Hedy Lamarr', '2600.00', 'CHF'],
  ['Radia Perlman', '310.75', 'EUR'],
  ['Karen Spärck Jones', '88000.00', 'USD'],
];

/** Fills the desk with wires and waits until they are settled. Returns a signed-in client. */
async function fill(app: TestApp): Promise<ApiClient> {
  const anonymous = apiClient({ baseUrl: app.apiUrl });
  await anonymous('register', { body: ACCOUNT });
  const { access_token: token } = await anonymous('login', { body: ACCOUNT });
  const api = apiClient({ baseUrl: app.apiUrl, token });
  for (const [recipient_name, amount, currency] of [...RECIPIENTS, ...RECIPIENTS]) {
    await api('createWire', { body: { sender_name: SENDER, recipient_name, amount, currency } });
  }
  await until('all wires are settled', async () => {
    const { by_status } = await api('wireSummary');
    return by_status.every(({ status, count }) => count === 0 || /completed|failed/.test(status));
  });
  return api;
}

/** Every screen by name: opens it, and waits for what its picture must show. */
function screens(ids: { failed: string; completed: string }) {
  const heading = (page: Page, name: string | RegExp) =>
    page.getByRole('heading', { name }).first().waitFor();
  return {
    dashboard: async (page: Page) => {
      await page.goto('/dashboard');
      await page.locator('svg rect:visible').first().waitFor();
    },
    list: async (page: Page) => {
      await page.goto('/wires');
      await page.locator('[data-status]').first().waitFor();
    },
    panel: async (page: Page) => {
      await page.goto(`/wires?wire=${ids.completed}`);
      await page.getByRole('link', { name: 'Open full page' }).waitFor();
    },
    new: async (page: Page) => {
      await page.goto('/wires/new');
      await page.getByLabel('Sender').fill(SENDER);
      await page.getByLabel('Recipient').fill('Ada Lovelace');
      await page.getByLabel('Amount').fill('1250');
    },
    review: async (page: Page) => {
      await page.getByRole('button', { name: 'Review' }).click();
      // The button is disabled for the first moment of a review.
      await page.locator('button:enabled', { hasText: 'Send wire' }).waitFor();
    },
    failed: async (page: Page) => {
      await page.goto(`/wires/${ids.failed}`);
      await heading(page, 'History');
    },
    completed: async (page: Page) => {
      await page.goto(`/wires/${ids.completed}`);
      await heading(page, 'History');
    },
    account: async (page: Page) => {
      await page.goto('/account');
      await heading(page, 'Sessions');
    },
    api: async (page: Page) => {
      await page.goto('/docs');
      await page.getByText('/api/wires/{id}/retry').waitFor();
    },
  };
}

async function photograph(app: TestApp): Promise<number> {
  const api = await fill(app);
  const firstOf = async (status: string) =>
    (await api('listWires', { query: { status } })).items[0]?.id ?? '';
  const all = screens({ failed: await firstOf('failed'), completed: await firstOf('completed') });
  const browser = await launchBrowser();
  let count = 0;
  for (const [width, viewport] of Object.entries(WIDTHS)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await openPage(browser, app.webUrl, { viewport, colorScheme });
      const take = async (name: string) => {
        await page.waitForLoadState('networkidle');
        await page.screenshot({
          path: join(FOLDER, `${name}-${width}-${colorScheme}.png`),
          animations: 'disabled',
        });
        count += 1;
      };
      await page.goto('/login');
      await take('sign-in');
      await page.getByLabel('E-mail').fill(ACCOUNT.email);
      await page.getByLabel('Password').fill(ACCOUNT.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { name: 'Wires', exact: true }).waitFor();
      for (const [name, visit] of Object.entries(all)) {
        await visit(page);
        await take(name);
      }
      await page.context().close();
    }
  }
  await browser.close();
  return count;
}

await runScript(async () => {
  const services = await step('[2/4] Starting PostgreSQL and Redis', () =>
    startTestServices(resolve('.local', 'bench')),
  );
  try {
    Object.assign(process.env, services.env, { TEST_CHROMIUM: await findChromium() });
    if (!isBuilt()) await step('[3/4] Building', buildApp);
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    const app = await startTestApp({ PROCESSING_DELAY_SECONDS: '0', RAIL_LATENCY_MS: '50' });
    try {
      const count = await step('[4/4] Taking pictures', () => photograph(app));
      say(`${count} pictures are in ${FOLDER}. Look at them before you commit them.`);
    } finally {
      await app.stop();
    }
  } finally {
    await services.stop();
  }
});
process.exit();
