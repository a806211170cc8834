import { defineConfig } from 'drizzle-kit';

/** Generating a migration reads only the schema; applying them is `npm run db:migrate`. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema.ts',
  out: './drizzle',
});
