import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { migrate } from '@/db/migrate';

export const TEMPLATE = 'wire_template';

function adminUrl(server: string): string {
  return `${server}postgres`;
}

async function admin(server: string, statements: (sql: postgres.Sql) => Promise<unknown>) {
  const sql = postgres(adminUrl(server), { max: 1, onnotice: () => undefined });
  try {
    await statements(sql);
  } finally {
    await sql.end();
  }
}

/** Creates the template: a migrated database, of which every test file gets a copy. */
export async function createTemplate(server: string): Promise<void> {
  await admin(server, async (sql) => {
    await sql`drop database if exists ${sql(TEMPLATE)} with (force)`;
    await sql`create database ${sql(TEMPLATE)}`;
  });
  await migrate(server + TEMPLATE);
}

function newName(): string {
  return `wire_test_${randomBytes(6).toString('hex')}`;
}

/** Creates an empty database. Returns its connection string. */
export async function emptyDatabase(server: string): Promise<string> {
  const name = newName();
  await admin(server, (sql) => sql`create database ${sql(name)}`);
  return server + name;
}

/** Creates a copy of the template. Returns its connection string. */
export async function copyTemplate(server: string): Promise<string> {
  const name = newName();
  await admin(server, (sql) => sql`create database ${sql(name)} template ${sql(TEMPLATE)}`);
  return server + name;
}

/** Drops a database that was created here, and closes its connections. */
export async function dropCopy(server: string, url: string): Promise<void> {
  const name = url.slice(server.length);
  await admin(server, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
}
