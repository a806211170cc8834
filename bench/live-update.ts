import postgres from 'postgres';
import type { Browser, Page } from 'playwright-core';
import { median } from '@/bench/measure';
import { signUp, type Account } from '@/tests/contract/port';
import type { TestApp } from '@/tests/helpers/app';
import { launchBrowser, openPage } from '@/tests/helpers/browser';
import { SCRIPT_BUDGET_KB, scriptKb } from '@/tests/e2e/script-size';
import { send } from '@/tests/helpers/http';
import { wireFields } from '@/tests/helpers/wires';
import { PASSWORD } from '@/tests/helpers/password';

const WIRES = 100_000;
const VISITS = 7;
const CHANGES = 40;
/** The budgets: kilobytes of compressed script, milliseconds. */
const BUDGET = { ...SCRIPT_BUDGET_KB, usableMs: 1_000, paintedMs: 150 };

/** Inserts 100,000 settled wires of one user directly into the table. */
async function fill(app: TestApp, { email }: Account): Promise<void> {
  const sql = postgres(app.databaseUrl, { max: 1 });
  await sql`
    insert into wires (id, reference_number, sender_name, recipient_name, amount, currency, status,
                       version, created_by, created_at, updated_at)
    select gen_random_uuid(), 'WB' || lpad(i::text, 14, '0'), 'Northwind Trading Ltd', 'Recipient ' || i,
           (i % 100000 + 1)::numeric / 100, (array['USD', 'EUR', 'GBP'])[i % 3 + 1],
           (array['completed', 'completed', 'completed', 'failed'])[i % 4 + 1]::wire_status, 3, u.id,
           now() - i * interval '20 seconds', now() - i * interval '20 seconds' + interval '3 seconds'
    from users u, generate_series(1, ${WIRES}::int) i where u.email = ${email}`;
  await sql`analyze wires`;
  await sql.end();
}

async function signInWith(page: Page, { email }: Account): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Wires', exact: true }).waitFor();
}

/** Milliseconds from the navigation until the first row is rendered. */
async function usableMs(page: Page): Promise<number> {
  const startedAt = performance.now();
  await page.goto('/wires', { waitUntil: 'commit' });
  await page.locator('[role="row"][data-rowindex="0"]').waitFor();
  return performance.now() - startedAt;
}

/**
 * Milliseconds from the write of a change until its chip is painted: from the row's `updated_at` to
 * the frame after the chip changed. Both times are of the same clock.
 */
async function paintedMs(app: TestApp, page: Page, account: Account): Promise<number[]> {
  const { token } = account;
  const times: number[] = [];
  for (let i = 0; i < CHANGES; i += 1) {
    const created = await send<{ id: string }>('POST', `${app.apiUrl}/api/wires`, {
      token,
      body: wireFields(),
    });
    await page.goto(`/wires/${created.body.id}`);
    await page.locator('[data-status="completed"]').first().waitFor();
    const painted = await page.evaluate(
      () => (window as unknown as { chipPaintedAt?: number }).chipPaintedAt,
    );
    const { body } = await send<{ updated_at: string }>(
      'GET',
      `${app.apiUrl}/api/wires/${created.body.id}`,
      { token },
    );
    // A page that was rendered after the change has measured nothing.
    if (painted !== undefined) times.push(painted - Date.parse(body.updated_at));
  }
  return times;
}

/** Records the time of the frame after a chip changes to "completed". */
const WATCH = `
  new MutationObserver((changes) => {
    const done = changes.some(({ target, attributeName }) =>
      attributeName === 'data-status' && target.getAttribute('data-status') === 'completed');
    if (done) requestAnimationFrame(() => { window.chipPaintedAt ??= Date.now(); });
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-status'] });`;

function line(what: string, value: number, budget: number, unit: string): string {
  const verdict = value <= budget ? 'within' : 'OVER';
  return `  ${what}: ${value.toFixed(0)} ${unit} (${verdict} its budget of ${budget})`;
}

/** Measures the console: size of its script, a list of 100,000 wires, and a live update. */
export async function benchLiveUpdate(app: TestApp): Promise<string> {
  const browser: Browser = await launchBrowser();
  try {
    const account = await signUp(app.apiUrl);
    await fill(app, account);
    const { page } = await openPage(browser, app.webUrl);
    const login = await scriptKb(page, () => page.goto('/login'));
    await signInWith(page, account);
    const list = await scriptKb(page, () => page.goto('/wires'));
    const visits: number[] = [];
    for (let i = 0; i < VISITS; i += 1) visits.push(await usableMs(page));
    const fresh = await signUp(app.apiUrl);
    const { page: watched } = await openPage(browser, app.webUrl);
    await watched.addInitScript(WATCH);
    await signInWith(watched, fresh);
    const painted = (await paintedMs(app, watched, fresh)).sort((a, b) => a - b);
    const p95 = painted[Math.ceil(painted.length * 0.95) - 1] ?? Number.NaN;
    return [
      `The console, with ${WIRES} wires:`,
      line('script of the sign-in page', login, BUDGET.login, 'kB'),
      line('script of the list', list, BUDGET.list, 'kB'),
      line(`list usable, median of ${VISITS} visits`, median(visits), BUDGET.usableMs, 'ms'),
      line(`a change painted, p95 of ${painted.length}`, p95, BUDGET.paintedMs, 'ms'),
    ].join('\n');
  } finally {
    await browser.close();
  }
}
