import type { BrowserContextOptions, Page } from 'playwright-core';
import { links } from '@/contract/links';
import type { Wire, WireFields } from '@/contract/wire';
import type { WireStatus } from '@/contract/wire-status';
import { signUp } from '@/tests/contract/port';
import { send } from '@/tests/helpers/http';
import { PASSWORD } from '@/tests/helpers/password';
import { settled, wireFields } from '@/tests/helpers/wires';
import { openPage, type WatchedPage } from '@/tests/helpers/browser';
import type { Desk } from '@/tests/e2e/desk';

export interface Person extends WatchedPage {
  email: string;
  /** An access token of the same user, for requests beside the browser. */
  token: string;
  /** Creates a wire through the API; returns its id. */
  sendWire: (over?: Partial<WireFields>) => Promise<string>;
  /** Reads a wire through the API until it has this status. */
  reached: (id: string, status: WireStatus) => Promise<void>;
}

export interface PersonOptions extends BrowserContextOptions {
  /** The page that is open after the sign-in; default the list of wires. */
  path?: string;
}

/** Fills in and submits the sign-in form of the page. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/**
 * A new user, signed in through the API and in a browser profile of their own. Returns once the
 * page at `path` receives live events.
 */
export async function newPerson(
  { app, browser }: Readonly<Desk>,
  { path = links.wires, ...options }: PersonOptions = {},
): Promise<Person> {
  const { email, token } = await signUp(app.apiUrl);
  const watched = await openPage(browser, app.webUrl, options);
  await watched.page.goto(`/login?next=${encodeURIComponent(path)}`);
  await signIn(watched.page, email);
  await watched.page.waitForURL((url) => url.pathname === path);
  await watched.page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
  const url = `${app.apiUrl}/api/wires`;
  const sendWire = async (over: Partial<WireFields> = {}) => {
    const { body } = await send<Wire>('POST', url, { token, body: wireFields(over) });
    return body.id;
  };
  const reached = async (id: string, status: WireStatus) => {
    await settled(async () => (await send<Wire>('GET', `${url}/${id}`, { token })).body, [status]);
  };
  return { ...watched, email, token, sendWire, reached };
}
