import { createServer } from 'node:net';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeDatabase } from '@/db/client';
import { migrate } from '@/db/migrate';
import { closeHashing } from '@/lib/auth';
import { env } from '@/lib/env';
import { closeRedis } from '@/lib/redis';
import { buildApp, isBuilt } from '@/scripts/build-app';
import { DEMO, seedDemoUser } from '@/scripts/demo';
import { localSecrets, startLocalServices } from '@/scripts/local-services';
import { ProcessGroup } from '@/scripts/processes';
import { RunLock } from '@/scripts/run-lock';
import { Instruction, orExplain, say, step } from '@/scripts/say';

const READY_TIMEOUT_MS = 60_000;

async function requireFreePort(port: number, variable: string): Promise<void> {
  const probe = createServer();
  const free = await Promise.race([
    once(probe.listen(port, env().HOST), 'listening').then(() => true),
    once(probe, 'error').then(() => false),
  ]);
  if (!free) throw new Instruction(`Port ${port} is taken. Set ${variable} to another and start again.`);
  await new Promise((done) => probe.close(done));
}

async function untilHealthy(url: string, failed: () => boolean): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!failed() && Date.now() < deadline) {
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Instruction(`${url} did not get ready. The reasons are in the log files.`);
}

await orExplain(async () => {
  const dataDir = resolve(process.env['DATA_DIR'] || '.local');
  const logDir = join(dataDir, 'logs');
  const lock = new RunLock(dataDir);
  let fault: string | undefined;
  let wake: () => void = () => undefined;
  const asked = new Promise<void>((done) => (wake = done));
  process.on('SIGINT', () => wake());
  process.on('SIGTERM', () => wake());

  const services = await step('[2/5] Starting PostgreSQL and Redis', () =>
    startLocalServices({
      dataDir,
      database: 'wire_dev',
      configured: { databaseUrl: process.env['DATABASE_URL'], redisUrl: process.env['REDIS_URL'] },
    }),
  ).catch((error: unknown) => {
    lock.release();
    throw error;
  });
  const group = new ProcessGroup(logDir, ({ name, code, signal }) => {
    fault = `${name} ended (${signal ?? `code ${code}`}). See ${join(logDir, `${name}.log`)}.`;
    wake();
  });
  try {
    process.env['DATABASE_URL'] = services.databaseUrl;
    process.env['REDIS_URL'] = services.redisUrl;
    if (!process.env['AUTH_SECRET'] && (process.env['APP_ENV'] || 'dev') === 'dev') {
      process.env['AUTH_SECRET'] = localSecrets(dataDir).authSecret;
    }
    const { PORT, API_PORT, HOST, APP_ENV, DATABASE_URL } = env();
    await requireFreePort(PORT, 'PORT');
    await requireFreePort(API_PORT, 'API_PORT');
    await step('[3/5] Bringing the database up to date', async () => {
      await migrate(DATABASE_URL);
      if (APP_ENV === 'dev') await seedDemoUser();
      await Promise.all([closeDatabase(), closeHashing()]);
      closeRedis();
    });
    if (!isBuilt()) await step('[4/5] Building (once, about a minute)', buildApp);
    await step('[5/5] Starting web, sidecar and worker', async () => {
      const flags = ['--enable-source-maps'];
      const web = { PORT: String(PORT), HOSTNAME: HOST, NODE_ENV: 'production' };
      group.start({
        name: 'web',
        args: [...flags, 'server.js'],
        cwd: resolve('.next', 'standalone'),
        env: web,
      });
      const production = { NODE_ENV: 'production' };
      group.start({ name: 'sidecar', args: [...flags, resolve('dist', 'sidecar.mjs')], env: production });
      group.start({ name: 'worker', args: [...flags, resolve('dist', 'worker.mjs')], env: production });
      lock.note(group.pids);
      const failed = () => fault !== undefined;
      await Promise.race([
        Promise.all([
          untilHealthy(`http://127.0.0.1:${PORT}`, failed),
          untilHealthy(`http://127.0.0.1:${API_PORT}`, failed),
        ]),
        asked,
      ]);
    });
    if (fault === undefined) {
      say('');
      say(`  Wire Management is ready:  http://localhost:${PORT}`);
      say(`  API:                       http://localhost:${API_PORT}/api`);
      if (APP_ENV === 'dev') say(`  Demo login:                ${DEMO.email}  /  ${DEMO.password}`);
      say(`  Logs:                      ${logDir}`);
      say('  It is a simulation: not a bank, connected to no payment network.');
      say('\nStop it with Ctrl-C.');
    }
    await asked;
  } finally {
    say('\nStopping …');
    await group.stop();
    await services.stop();
    lock.release();
  }
  if (fault !== undefined) throw new Instruction(fault);
  say('Stopped; the data is kept. Start again with: npm start');
});
process.exit();
