import { resolve } from 'node:path';
import { benchLogin } from '@/bench/login';
import { benchPorts } from '@/bench/ports';
import { buildApp, isBuilt } from '@/scripts/build-app';
import { orExplain, say, step } from '@/scripts/say';
import { startTestServices } from '@/scripts/test-services';
import { startTestApp } from '@/tests/e2e/app';

const BENCHES = { ports: benchPorts, login: benchLogin };

await orExplain(async () => {
  const wanted = process.argv.slice(2);
  const services = await step('[2/4] Starting PostgreSQL and Redis', () =>
    startTestServices(resolve('.local', 'bench')),
  );
  try {
    Object.assign(process.env, services.env);
    if (!isBuilt()) await step('[3/4] Building', buildApp);
    const app = await step('[4/4] Starting the application', () =>
      startTestApp({ LOG_LEVEL: 'error', PROCESSING_DELAY_SECONDS: '0', RAIL_LATENCY_MS: '0' }),
    );
    try {
      for (const [name, bench] of Object.entries(BENCHES)) {
        if (wanted.length === 0 || wanted.includes(name)) say(`\n${await bench(app)}`);
      }
    } finally {
      await app.stop();
    }
  } finally {
    await services.stop();
  }
  say('\nMeasured side by side on this machine. Quote the ratios, not the times.');
});
process.exit();
