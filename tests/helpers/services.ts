/** The servers that `npm test` has started: PostgreSQL (its URL without a database) and Redis. */
export interface TestServices {
  postgresUrl: string;
  redisUrl: string;
}

/** @throws Error when the tests were not started by `npm test` */
export function testServices(): TestServices {
  const { TEST_POSTGRES_URL: postgresUrl, TEST_REDIS_URL: redisUrl } = process.env;
  if (!postgresUrl || !redisUrl) {
    throw new Error(
      'These tests need Postgres and Redis. Run them with: npm test -- <part of a file name>',
    );
  }
  return { postgresUrl, redisUrl };
}
