import { resolve } from 'node:path';
import { benchLiveUpdate } from '@/bench/live-update';
import { benchLogin } from '@/bench/login';
import { benchPorts } from '@/bench/ports';
import { buildApp, isBuilt } from '@/scripts/builds/build-app';
import { findChromium } from '@/scripts/services/find-chromium';
import { runScript } from '@/scripts/run-script';
import { say, step } from '@/scripts/say';
import { startTestServices } from '@/tests/helpers/start-test-services';
import { startTestApp } from '@/tests/helpers/app';

const QUICK = { LOG_LEVEL: 'error', PROCESSING_DELAY_SECONDS: '0', RAIL_LATENCY_MS: '0' };

/** The benchmarks by name, each with the variables of the desk that it measures. */
const BENCHES = {
  ports: { run: benchPorts, env: QUICK },
  login: { run: benchLogin, env: QUICK },
  // Slow enough that the change arrives while the page is open.
  'live-update': { run: benchLiveUpdate, env: { ...QUICK, RAIL_LATENCY_MS: '2000' } },
};

await runScript(async () => {
  const wanted = process.argv.slice(2);
  const services = await step('[2/3] Starting PostgreSQL and Redis', () =>
    startTestServices(resolve('.local', 'bench')),
  );
  try {
    Object.assign(process.env, services.env, { TEST_CHROMIUM: await findChromium() });
    if (!isBuilt()) await step('[3/3] Building', buildApp);
    for (const [name, { run, env }] of Object.entries(BENCHES)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      const app = await startTestApp(env);
      try {
        say(`\n${await run(app)}`);
      } finally {
        await app.stop();
      }
    }
  } finally {
    await services.stop();
  }
  say('\nMeasured side by side on this machine. Quote the ratios, not the times.');
});
process.exit();
