import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, signUp, type Account } from '@/tests/contract/port';
import { send } from '@/tests/helpers/http';
import { logFile } from '@/scripts/run-app';
import { until } from '@/tests/helpers/wait';
import { startTestApp, type TestApp } from '@/tests/e2e/app';

const NAME = 'Someone Private';
let app: TestApp;
let account: Account;
let answers: string[];

/** A little of everything that could let a secret slip: good, bad and failing. */
async function wholeRun(): Promise<string[]> {
  const { token, refresh, email } = account;
  const texts: string[] = [];
  for (const base of [app.webUrl, app.apiUrl]) {
    const call = async (method: string, path: string, body?: unknown, bearer = token) => {
      const reply = await send(method, base + path, { token: bearer, body });
      texts.push(reply.text);
      return reply;
    };
    await call('POST', '/api/auth/login', { email, password: 'a wrong password' });
    await call('POST', '/api/auth/login', `{"email":"${email}","password":"${PASSWORD}"`);
    await call('POST', '/api/auth/password', {
      current_password: 'a wrong password',
      new_password: 'the next password',
    });
    await call('GET', '/api/auth/me', undefined, `${token}x`);
    const fields = { sender_name: NAME, recipient_name: 'Unreachable Once', amount: '5' };
    const { body } = await call('POST', '/api/wires', fields);
    await call('PUT', `/api/wires/${String(body['id'])}`, { ...fields, sender_name: '' });
    await call('POST', '/api/auth/refresh', { refresh_token: `${refresh}x` });
    await until(
      'the wire is settled',
      async () => {
        const wire = await send('GET', `${base}/api/wires/${String(body['id'])}`, { token });
        return wire.body['status'] === 'completed';
      },
      30_000,
    );
  }
  return texts;
}

beforeAll(async () => {
  app = await startTestApp({ LOG_LEVEL: 'debug', PROCESSING_DELAY_SECONDS: '0' });
  account = await signUp(app.webUrl);
  answers = await wholeRun();
}, 90_000);
afterAll(() => app.stop());

describe('no secret leaves', () => {
  it.each(['web', 'sidecar', 'worker'])('in the log of %s', (name) => {
    const log = readFileSync(logFile(app.logDir, name), 'utf8');
    expect(log.length).toBeGreaterThan(100);
    const { token, refresh, email } = account;
    const secrets = [
      PASSWORD,
      'a wrong password',
      'the next password',
      token,
      refresh,
      email,
      NAME,
      '$2b$',
      'postgres://',
      'insert into',
      'select ',
    ];
    for (const secret of secrets) expect(log.includes(secret), secret).toBe(false);
  });

  it('in an answer', () => {
    const all = answers.join('\n');
    for (const secret of [PASSWORD, 'a wrong password', '$2b$', 'at Object', '.ts:', 'select ']) {
      expect(all.includes(secret), secret).toBe(false);
    }
  });
});
