import { localSecrets } from '@/scripts/services/local-services';
import { startLocalPostgres } from '@/scripts/services/local-postgres';
import { startLocalRedis } from '@/scripts/services/local-redis';
import { createTemplate } from '@/tests/helpers/databases';

export interface TestServicesRun {
  /** The variables in which tests find the servers. */
  env: { TEST_POSTGRES_URL: string; TEST_REDIS_URL: string };
  stop: () => Promise<void>;
}

/**
 * Starts PostgreSQL, without durability and with the template of all test databases, and Redis.
 * Their data is below `dataDir`.
 * @throws UserError when one does not start
 */
export async function startTestServices(dataDir: string): Promise<TestServicesRun> {
  const flags = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const [postgres, redis] = await Promise.all([
    startLocalPostgres(dataDir, localSecrets(dataDir).postgresPassword, flags),
    startLocalRedis(dataDir),
  ]);
  await createTemplate(postgres.url);
  return {
    env: { TEST_POSTGRES_URL: postgres.url, TEST_REDIS_URL: redis.url },
    stop: async () => {
      await Promise.all([postgres.stop(), redis.stop()]);
    },
  };
}
