import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { signUp } from '@/tests/contract/port';
import { send } from '@/tests/helpers/http';
import { until } from '@/tests/helpers/wait';
import type { TestApp } from '@/tests/e2e/app';
import { openPage, type WatchedPage } from '@/tests/e2e/browser';
import { PASSWORD } from '@/tests/helpers/password';

export interface Person extends WatchedPage {
  email: string;
  token: string;
  /** Sends a wire as a program would; gives its id. */
  sendWire: (fields?: Record<string, string>) => Promise<string>;
  /** Waits until the API says that the wire has come so far. */
  reached: (id: string, status: string) => Promise<void>;
}

/** Fills the sign-in form that is on the screen. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** A new user, signed in as a program and in a browser of their own. */
export async function newPerson(
  browser: Browser,
  app: TestApp,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const { email, token } = await signUp(app.apiUrl);
  const watched = await openPage(browser, app.webUrl, options);
  await watched.page.goto('/login?next=/wires');
  await signIn(watched.page, email);
  await watched.page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
  const sendWire = async (fields: Record<string, string> = {}) => {
    const body = { sender_name: 'Ada', recipient_name: 'Bob', amount: '5', ...fields };
    const reply = await send('POST', `${app.apiUrl}/api/wires`, { token, body });
    return String(reply.body['id']);
  };
  const reached = async (id: string, status: string) => {
    await until(`the wire is ${status}`, async () => {
      const { body } = await send('GET', `${app.apiUrl}/api/wires/${id}`, { token });
      return body['status'] === status;
    });
  };
  return { ...watched, email, token, sendWire, reached };
}
