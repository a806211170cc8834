import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Wire } from '@/contract/wire';
import { signUp, type Account } from '@/tests/contract/port';
import { startTestApp, type TestApp } from '@/tests/helpers/app';
import { arbitraryRequest, type OpenApi } from '@/tests/e2e/arbitrary-request';
import { send } from '@/tests/helpers/http';
import { settled, wireFields } from '@/tests/helpers/wires';

/** `npm run fuzz` sends ten times as many. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 2_000);
const AT_ONCE = 20;
const ANSWER_WITHIN_MS = 10_000;

let app: TestApp;
let accounts: [Account, Account];
let document: OpenApi;
beforeAll(async () => {
  app = await startTestApp({ PROCESSING_DELAY_SECONDS: '0', RAIL_LATENCY_MS: '0' });
  accounts = [await signUp(app.apiUrl), await signUp(app.apiUrl)];
  document = (await (await fetch(`${app.apiUrl}/api/openapi.json`)).json()) as OpenApi;
});
afterAll(() => app.stop());

describe('an arbitrary request', () => {
  it.each(['apiUrl', 'webUrl'] as const)(
    'to the %s is never answered 5xx, and neither reads nor changes a wire of another user',
    async (port) => {
      const [attacker, victim] = accounts;
      const marker = `victim ${crypto.randomUUID()}`;
      // A failed wire, which its owner may edit, retry and delete, and which the worker leaves.
      const fields = wireFields({ sender_name: marker, recipient_name: 'Rejected Recipient' });
      const url = `${app.apiUrl}/api/wires`;
      const { token } = victim;
      const { id: foreignId } = (await send<Wire>('POST', url, { token, body: fields })).body;
      const read = async () => (await send<Wire>('GET', `${url}/${foreignId}`, { token })).body;
      const before = await settled(read, ['failed']);
      const batch = fc.array(arbitraryRequest(document, foreignId), {
        minLength: AT_ONCE,
        maxLength: AT_ONCE,
      });
      await fc.assert(
        fc.asyncProperty(batch, async (requests) => {
          const answers = await Promise.all(
            requests.map(async ({ method, path, headers, body }) => {
              const response = await fetch(app[port] + path, {
                method,
                headers: { authorization: `Bearer ${attacker.token}`, ...headers },
                ...(body !== undefined && { body: new Uint8Array(body) }),
                redirect: 'manual',
                signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
              });
              return { method, path, status: response.status, text: await response.text() };
            }),
          );
          for (const answer of answers) {
            expect(answer.status, JSON.stringify(answer)).toBeLessThan(500);
            expect(answer.text).not.toContain(marker);
          }
          expect(await read()).toEqual(before);
        }),
        // The seed is printed with every failure, and replays it.
        { numRuns: Math.ceil(REQUESTS / 2 / AT_ONCE), endOnFailure: true },
      );
    },
    Math.max(120_000, REQUESTS * 60),
  );
});
