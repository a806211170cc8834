import { afterAll } from 'vitest';
import { closeDatabase } from '@/db/client';
import { closeHashing } from '@/lib/auth';
import { closeRedis } from '@/lib/redis';
import { copyTemplate, dropCopy } from '@/tests/helpers/databases';
import { testServices } from '@/tests/helpers/services';

// Runs before each test file, in its process: creates its database, and uses the shared Redis.
const { postgresUrl, redisUrl } = testServices();
const databaseUrl = await copyTemplate(postgresUrl);
Object.assign(process.env, {
  APP_ENV: 'dev',
  PROCESSING_DELAY_SECONDS: '0',
  RAIL_LATENCY_MS: '0',
  DATABASE_URL: databaseUrl,
  REDIS_URL: redisUrl,
  AUTH_SECRET: 'a secret of the tests, more than 32 bytes long',
  LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
  RATE_LIMIT_PER_MINUTE: '100000',
  ANONYMOUS_RATE_LIMIT_PER_MINUTE: '100000',
});

afterAll(async () => {
  closeRedis();
  await Promise.all([closeDatabase(), closeHashing()]);
  await dropCopy(postgresUrl, databaseUrl);
});
