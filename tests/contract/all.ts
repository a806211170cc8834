import { beforeAll } from 'vitest';
import type { Wire } from '@/contract/wire';
import { authenticationTests } from '@/tests/contract/authentication';
import { badInputTests } from '@/tests/contract/bad-input';
import { everyEndpointTests } from '@/tests/contract/every-endpoint';
import { signUp, type Account, type Port } from '@/tests/contract/port';
import { rawTests } from '@/tests/contract/raw';
import { requestTests } from '@/tests/contract/request';
import { sessionTests } from '@/tests/contract/sessions';
import { strangerTests } from '@/tests/contract/strangers';
import { wireTests } from '@/tests/contract/wires';
import { wireReportTests } from '@/tests/contract/wire-reports';
import { wireWriteTests } from '@/tests/contract/wire-writes';
import { send } from '@/tests/helpers/http';
import { wireFields } from '@/tests/helpers/wires';

/** The contract's tests, for each port that serves the API. `base` is called after the port is open. */
export function contractTests(base: () => string): void {
  let account: Account;
  beforeAll(async () => {
    account = await signUp(base());
  });
  const call: Port['call'] = (method, path, options = {}) =>
    send(method, base() + path, { token: account.token, ...options });
  const create: Port['create'] = async (body = wireFields()) =>
    (await call<Wire>('POST', '/api/wires', { body })).body;
  const port: Port = { base, account: () => account, call, create };
  authenticationTests(port);
  sessionTests(port);
  strangerTests(port);
  wireTests(port);
  wireWriteTests(port);
  wireReportTests(port);
  badInputTests(port);
  requestTests(port);
  everyEndpointTests(port);
  rawTests(port);
}
