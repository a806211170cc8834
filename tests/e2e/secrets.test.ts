import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROCESSES } from '@/lib/process-name';
import { signUp, type Account } from '@/tests/contract/port';
import { logFile } from '@/scripts/desk/run-app';
import { startTestApp, type TestApp } from '@/tests/helpers/app';
import { PRIVATE, PrivateRun } from '@/tests/e2e/private-run';
import { Figures } from '@/tests/helpers/figures';
import { freeMetricsPort } from '@/tests/helpers/ports';
import { testServices } from '@/tests/helpers/services';
import { PASSWORD } from '@/tests/helpers/password';

/** Texts that show a leak of SQL, of a password hash or of a connection string. */
const OURS = ['$2b$', 'postgres://', 'redis://', 'insert into', 'select ', 'params:'];

let account: Account;
let run: PrivateRun;
let metrics: Map<string, string>;
let logs: Map<string, string>;

async function wholeRun(app: TestApp, metricsPort: number): Promise<void> {
  account = await signUp(app.webUrl);
  run = new PrivateRun(app, account);
  await run.requests(app.webUrl);
  await run.requests(app.apiUrl);
  await run.browser();
  await run.socket();
  await run.faults();
  const scrapes = PROCESSES.map((_, i) => Figures.at(metricsPort + i));
  const texts = (await Promise.all(scrapes)).map(({ text }) => text);
  metrics = new Map(PROCESSES.map((name, i) => [name, texts[i] ?? '']));
}

beforeAll(async () => {
  const metricsPort = await freeMetricsPort();
  const app = await startTestApp({
    LOG_LEVEL: 'debug',
    PROCESSING_DELAY_SECONDS: '0',
    METRICS_PORT: String(metricsPort),
    TRUSTED_PROXY_HOPS: '1',
  });
  try {
    await wholeRun(app, metricsPort);
  } finally {
    await app.stop();
  }
  // Read after the processes have exited, so that their last lines are included.
  const read = (name: string) => readFileSync(logFile(app.logDir, name), 'utf8');
  logs = new Map(PROCESSES.map((name) => [name, read(name)]));
}, 120_000);

/** Every secret and personal value of the run. */
function secrets(): string[] {
  const { token, refresh, email } = account;
  const cookies = run.cookies.split('\n').filter((value) => value.length > 20);
  // At least three: next-auth's csrf token and callback address, and the session.
  expect(cookies.length).toBeGreaterThanOrEqual(3);
  const database = new URL(testServices().postgresUrl).password;
  return [
    ...Object.values(PRIVATE),
    PASSWORD,
    token,
    refresh,
    email,
    ...cookies,
    database,
    ...OURS,
  ];
}

/** The lines of a text that contain a secret. */
function leaks(text: string): string[] {
  return secrets().flatMap((secret) => {
    const line = text.split('\n').find((candidate) => candidate.includes(secret));
    return line === undefined ? [] : [`${secret}: ${line}`];
  });
}

describe('no secret is', () => {
  it.each(PROCESSES)('in the log of %s', (name) => {
    const log = logs.get(name) ?? '';
    expect(log.length).toBeGreaterThan(100);
    expect(leaks(log)).toEqual([]);
  });

  it.each(PROCESSES)('in the metrics of %s', (name) => {
    const text = metrics.get(name) ?? '';
    expect(text).toContain(`process="${name}"`);
    expect(leaks(text)).toEqual([]);
  });

  it('in a response', () => {
    const all = run.answers.join('\n');
    const { wrongPassword, nextPassword } = PRIVATE;
    for (const secret of [
      PASSWORD,
      wrongPassword,
      nextPassword,
      '$2b$',
      'at Object',
      '.ts:',
      'params:',
    ])
      expect(all.includes(secret), secret).toBe(false);
  });
});

it('the logs contain the faults nevertheless', () => {
  const logged = (name: string, pattern: RegExp) => pattern.test(logs.get(name) ?? '');
  for (const name of ['web', 'sidecar']) {
    expect(logged(name, /"operation":"createWire","status":500.*"code":"42703"/)).toBe(true);
    expect(logged(name, /"operation":"login","status":500.*"sessions\.known_address: /)).toBe(true);
  }
  expect(logged('web', /QueryFailed: users\.find: column u\.email does not exist/)).toBe(true);
  expect(logged('sidecar', /message relay failed/)).toBe(true);
  expect(logged('worker', /"task":"announce".*"msg":"job failed, will be repeated"/)).toBe(true);
});
