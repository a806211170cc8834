import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/contract/actor';
import { migrate } from '@/db/migrate';
import { differences } from '@/backup/differences';
import { readContents } from '@/backup/read-contents';
import { checkSettled, makeJobsDue, waitForJobs } from '@/backup/settle-jobs';
import { restoreBackup } from '@/backup/restore-backup';
import { databaseName, withSession } from '@/backup/database-session';
import { takeBackup } from '@/backup/take-backup';
import { startLocalPostgres, type LocalPostgres } from '@/scripts/services/local-postgres';
import { localSecrets } from '@/scripts/services/local-services';
import { packagedPostgres, postgresTools } from '@/scripts/services/postgres-programs';
import { closeDesk, create, fillDesk } from '@/tests/faults/busy-desk';
import { dropCopy, emptyDatabase } from '@/tests/helpers/databases';
import { testServices } from '@/tests/helpers/services';
import { until } from '@/tests/helpers/wait';

const folder = mkdtempSync(join(tmpdir(), 'wire-backup-'));
const copies: string[] = [];
let server: LocalPostgres;
let source: string;
let owner: Actor;
let dump: string;

beforeAll(async () => {
  const programs = await packagedPostgres();
  const dataDir = resolve('.local', 'test', `postgresql-${programs.major}`);
  const { postgresPassword } = localSecrets(dataDir);
  server = await startLocalPostgres(dataDir, postgresPassword, ['fsync=off'], programs);
  source = await empty();
  await migrate(source);
  Object.assign(process.env, {
    DATABASE_URL: source,
    REDIS_URL: testServices().redisUrl,
    AUTH_SECRET: 'a secret of the backup tests, more than 32 bytes',
    PROCESSING_DELAY_SECONDS: '0',
    RAIL_LATENCY_MS: '0',
    LOG_LEVEL: 'silent',
  });
  owner = await fillDesk(source);
  dump = (await takeBackup({ url: source, folder })).dump;
}, 300_000);

afterAll(async () => {
  await closeDesk();
  for (const url of copies) await dropCopy(server.url, url);
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function empty(): Promise<string> {
  const url = await emptyDatabase(server.url);
  copies.push(url);
  return url;
}

async function restored(from = dump): Promise<string> {
  const url = await empty();
  expect(await restoreBackup(url, from)).toBe(true);
  return url;
}

/** Runs statements in one session without triggers, as damage in transit would bypass them. */
async function tamper(url: string, ...statements: string[]): Promise<void> {
  const sql = postgres(url, { max: 1 });
  for (const statement of ["set session_replication_role = 'replica'", ...statements])
    await sql.unsafe(statement);
  await sql.end();
}

const compare = async (a: string, b: string) =>
  differences(await withSession(a, readContents), await withSession(b, readContents));

async function scratchDatabases(): Promise<number> {
  const sql = postgres(source, { max: 1 });
  const found = await sql`select 1 from pg_database where datname like 'wire_drill_%'`;
  await sql.end();
  return found.length;
}

function command(script: string, args: string[], env: Record<string, string>) {
  return spawnSync(process.execPath, ['--import', 'tsx', `backup/${script}.ts`, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
}

describe('the restore drill', () => {
  it('passes on a desk with wires in all states, and leaves nothing behind', async () => {
    const before = await withSession(source, readContents);
    const { stdout, stderr, status } = command('restore-drill', [], { DATABASE_URL: source });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    // Waiting: two of the owner, one of an inactive user, one interrupted.
    expect(stdout.trim().split('\n').at(-1)).toMatch(
      /^The restore drill passed: the copy is what was dumped, .* 4 waiting wires were settled and none was sent twice/,
    );
    expect(differences(before, await withSession(source, readContents))).toEqual([]);
    expect(await scratchDatabases()).toBe(0);
  });

  it('drops its copy and stops its desk when it is interrupted', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'backup/restore-drill.ts'], {
      env: { ...process.env, DATABASE_URL: source },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const gone = once(child, 'close');
    await until('the desk is used', () => output.includes('[4/4]'), 50_000);
    child.kill('SIGTERM');
    expect(await gone).toEqual([1, null]);
    expect(output.trim()).toMatch(/The restore drill was interrupted\. The copy is dropped\.$/);
    expect(await scratchDatabases()).toBe(0);
  });

  it('names the problem of a backup in its last line', () => {
    const broken = join(folder, 'broken.dump');
    copyFileSync(dump, broken);
    const { stderr, status } = command('restore-drill', [broken], { DATABASE_URL: source });
    expect(status).toBe(1);
    expect(stderr.trim()).toBe(`There is no ${broken}.sha256. A backup needs it.`);
    rmSync(broken);
  });
});

describe('a backup', () => {
  it('of a desk in use has one snapshot, and restores to it', async () => {
    const writing = new AbortController();
    const writer = (async () => {
      while (!writing.signal.aborted) await create(owner);
    })();
    const sql = postgres(source, { max: 1 });
    const count = async () => Number((await sql`select count(*) from wires`)[0]?.['count']);
    const start = await count();
    await until('wires are created', async () => (await count()) > start + 20);
    const live = await takeBackup({ url: source, folder, now: new Date('2026-01-01') });
    const during = await count();
    writing.abort();
    await writer;
    await sql.end();
    const copy = postgres(await restored(live.dump), { max: 1 });
    const rows = await copy<{ wires: number; events: number; jobs: number }[]>`
      select (select count(*) from wires)::int as wires,
             (select count(*) from wire_events where version = 1)::int as events,
             (select count(*) from graphile_worker.jobs where task_identifier = 'process_wire')::int as jobs`;
    await copy.end();
    expect(rows[0]?.wires).toBeGreaterThan(start + 20);
    expect(rows[0]?.wires).toBeLessThan(during);
    expect(rows[0]?.events).toBe(rows[0]?.wires);
  });

  it('is readable only by its owner, and can be checked by sha256sum', () => {
    const files = readdirSync(folder).filter(
      (name) => basename(dump, '.dump') === name.split('.')[0],
    );
    expect(files).toHaveLength(3);
    for (const name of files) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    const check = spawnSync('sha256sum', ['-c', `${dump}.sha256`], { cwd: folder });
    expect(check.status).toBe(0);
  });

  it('removes all but the newest --keep backups, and no other file', async () => {
    const place = mkdtempSync(join(folder, 'old-'));
    writeFileSync(join(place, 'notes.txt'), '');
    for (const day of ['01', '02', '03']) {
      await takeBackup({ url: source, folder: place, keep: 2, now: new Date(`2026-01-${day}`) });
    }
    const names = ['02', '03'].flatMap((day) => {
      const stem = `${databaseName(source)}-202601${day}T000000Z`;
      return [`${stem}.contents.json`, `${stem}.dump`, `${stem}.dump.sha256`];
    });
    expect(readdirSync(place).sort()).toEqual(['notes.txt', ...names]);
  });

  it('shows no password in the list of processes', async () => {
    const place = mkdtempSync(join(folder, 'bin-'));
    const tools = postgresTools((await packagedPostgres()).major);
    for (const name of ['pg_dump', 'pg_restore']) {
      const wrapper = `#!/bin/sh\necho "$0 $*" >> ${place}/calls\nexec ${join(tools.bin, name)} "$@"\n`;
      writeFileSync(join(place, name), wrapper);
      chmodSync(join(place, name), 0o755);
    }
    const env = {
      PG_BIN: place,
      ...(tools.libraries !== undefined && { LD_LIBRARY_PATH: tools.libraries }),
    };
    const saved = command('backup', ['--to', place], { ...env, DATABASE_URL: source });
    expect(saved.stdout.trim().split('\n').at(-1)).toMatch(/^Backed up to .*\.dump\. Copy it off/);
    const name = readdirSync(place).find((file) => file.endsWith('.dump')) ?? '';
    const target = { ...env, DATABASE_URL: await empty() };
    const back = command('restore', [join(place, name)], target);
    expect(back.stdout.trim().split('\n').at(-1)).toMatch(/^Restored\. Start nothing yet/);
    const calls = readFileSync(join(place, 'calls'), 'utf8');
    expect(calls).toMatch(/pg_dump --no-password .*\n[^]*pg_restore --no-password /);
    expect(calls).not.toContain(new URL(source).password);
  });

  it.each([
    ['altered', (path: string) => appendFileSync(path, 'x')],
    ['truncated', (path: string) => truncateSync(path, statSync(path).size - 1)],
  ])('that was %s is refused before anything is restored', async (_, spoil) => {
    const place = mkdtempSync(join(folder, 'spoilt-'));
    const stem = dump.slice(0, -'.dump'.length);
    for (const path of [dump, `${dump}.sha256`, `${stem}.contents.json`])
      copyFileSync(path, join(place, basename(path)));
    const spoilt = join(place, basename(dump));
    spoil(spoilt);
    const url = await empty();
    await expect(restoreBackup(url, spoilt)).rejects.toThrow(
      `${spoilt} is not as it was written: its checksum differs.`,
    );
    const { tables } = await withSession(url, readContents);
    expect(tables).toEqual({});
  });

  it('is restored into an empty database only', async () => {
    const url = await restored();
    await expect(restoreBackup(url, dump)).rejects.toThrow(
      `The database ${databaseName(url)} is not empty, so nothing was restored.`,
    );
  });

  it('without a list of its contents is restored, and reported as not compared', async () => {
    const place = mkdtempSync(join(folder, 'plain-'));
    const plain = join(place, 'wire_prod.dump');
    copyFileSync(dump, plain);
    const sum = spawnSync('sha256sum', ['wire_prod.dump'], { cwd: place, encoding: 'utf8' });
    writeFileSync(`${plain}.sha256`, sum.stdout);
    expect(await restoreBackup(await empty(), plain)).toBe(false);
  });

  it('needs tools of at least the version of the server', () => {
    expect(() => postgresTools(99)).toThrow(
      /PostgreSQL 99 needs pg_dump .* install postgresql-client-99/,
    );
  });
});

describe('the comparison', () => {
  it('reports a cent, a missing row, a trigger, a function and a number of a sequence', async () => {
    const [one, other] = [await restored(), await restored()];
    expect(await compare(one, other)).toEqual([]);
    await tamper(
      other,
      `update wires set amount = amount - 0.01 where amount = 9999999999999.99`,
      `delete from wire_events where ctid = (select ctid from wire_events limit 1)`,
      `drop trigger wires_never_deleted on wires`,
      `drop function enqueue_job`,
      `alter table wires drop constraint wires_amount_range`,
      `delete from drizzle.__drizzle_migrations where id = 1`,
      `select setval('drizzle.__drizzle_migrations_id_seq', 77)`,
    );
    const found = await compare(one, other);
    const expected = [
      /^table drizzle\.__drizzle_migrations: \d+ rows, .* became/,
      /^table public\.wire_events: (\d+) rows, .* became \d+ rows/,
      /^table public\.wires: (\d+) rows, checksum .* became \1 rows/,
      /^USD completed: 3 wires, 10000000002499\.99 became 3 wires, 10000000002499\.98$/,
      /^sequence drizzle\.__drizzle_migrations_id_seq: next is 78, not \d+$/,
      /^constraint wires_amount_range on public\.wires is missing$/,
      /^function public\.enqueue_job\(.*\) is missing$/,
      /^trigger wires_never_deleted on public\.wires is missing$/,
    ];
    expect(found).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(found[index]).toMatch(pattern);
  });
});

describe('after a restore to an older moment', () => {
  /** Runs a worker of the build until every job is done, as the drill does. */
  async function doAllJobs(url: string, prepared: (sql: postgres.Sql) => Promise<void>) {
    await withSession(url, async (sql) => {
      expect(await makeJobsDue(sql)).toBe(4);
      await prepared(sql);
      const worker = spawn(process.execPath, [resolve('dist', 'worker.mjs')], {
        stdio: 'ignore',
        env: { ...process.env, DATABASE_URL: url },
      });
      const gone = once(worker, 'exit');
      await waitForJobs(sql).finally(() => worker.kill('SIGTERM'));
      await gone;
    });
  }
  const paymentsOf = (url: string) =>
    withSession(
      url,
      (sql) => sql<{ key: string; outcome: string; reason: string; submissions: number }[]>`
        select key, outcome, reason, submissions from public.rail_payments order by key`,
    );
  const check = (url: string) => withSession(url, checkSettled);

  it('a payment that the bank has received since is looked up, not sent again', async () => {
    const [lost, copy] = [await restored(), await restored()];
    await doAllJobs(lost, () => Promise.resolve());
    const known = await paymentsOf(lost);
    // The desk is restored to the dump, the records of the bank are not.
    await doAllJobs(copy, async (sql) => {
      await sql`delete from public.rail_payments`;
      await sql`insert into public.rail_payments ${sql(known)}`;
    });
    await check(copy);
    expect(await paymentsOf(copy)).toEqual(known);
    expect(known.filter(({ submissions }) => submissions > 1)).toEqual([]);
  });

  it('a payment that was sent twice is reported, and a wire that is not settled', async () => {
    const url = await restored();
    await withSession(url, makeJobsDue);
    await expect(check(url)).rejects.toThrow(
      /0 submitted again, 0 wires paid twice, 4 not settled/,
    );
    await tamper(
      url,
      `update rail_payments set submissions = 2 where key = (select min(key) from rail_payments)`,
      `insert into rail_payments (key, outcome)
         select left(key, -1) || '9', 'accepted' from rail_payments where outcome = 'accepted' limit 1`,
    );
    await expect(check(url)).rejects.toThrow(
      /1 submitted again, 1 wires paid twice, 4 not settled/,
    );
  });
});
