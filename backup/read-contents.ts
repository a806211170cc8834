import type { Sql } from 'postgres';

/** Name → content, as text. */
type Entries = Record<string, string>;

/** The contents of a database, in a form in which two databases can be compared. */
export interface Contents {
  /** Number of rows and checksum of every table, including the job queue and the migrations. */
  tables: Entries;
  /** Number of wires and their exact sum, by currency, status, and whether they are deleted. */
  money: Entries;
  /** Columns, constraints, indexes, triggers, functions, types, views: name → definition. */
  schema: Entries;
  /**
   * The next number of each sequence: minimum, maximum. Sequences are not part of a snapshot, so in a
   * database in use the number is known only as a range between two reads.
   */
  sequences: Record<string, [string, string]>;
}

interface Entry {
  name: string;
  value: string;
}

const entries = (rows: readonly Entry[]): Entries =>
  Object.fromEntries(rows.map(({ name, value }) => [name, value]));

/** All tables but those of extensions, which are restored with their extension. */
async function tableNames(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and not exists (select 1 from pg_depend d
                      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by 1`;
  return rows.map(({ name }) => name);
}

/** The checksum does not depend on the order of rows; each row is hashed in its exact text. */
async function readTable(sql: Sql, name: string): Promise<string> {
  const [row] = await sql.unsafe<{ rows: string; checksum: string }[]>(
    `select count(*)::text as rows,
            coalesce(sum(('x' || left(encode(sha256(convert_to(whole_row::text, 'UTF8')), 'hex'), 16))
                         ::bit(64)::bigint), 0)::text as checksum
     from ${name} as whole_row`,
  );
  return `${row?.rows ?? 0} rows, checksum ${row?.checksum ?? 0}`;
}

async function readMoney(sql: Sql): Promise<Entries> {
  return entries(
    await sql<Entry[]>`
      select concat_ws(' ', currency, status, case when deleted_at is not null then 'deleted' end) as name,
             count(*) || ' wires, ' || sum(amount) as value
      from public.wires group by currency, status, deleted_at is not null order by 1`,
  );
}

/** Reads the next number of each sequence. */
export async function readSequences(sql: Sql): Promise<Entries> {
  return entries(
    await sql<Entry[]>`
      select format('%I.%I', schemaname, sequencename) as name,
             coalesce(last_value + increment_by, start_value)::text as value
      from pg_sequences order by 1`,
  );
}

async function readSchema(sql: Sql): Promise<Entries> {
  return entries(
    await sql<Entry[]>`
      with ours as (
        select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
      ), relations as (
        select c.oid, c.relkind, c.relrowsecurity from pg_class c join ours on ours.oid = c.relnamespace
      )
      select 'schema ' || nspname as name, '' as value from ours
      union all select 'extension ' || extname, extversion from pg_extension
      union all
      select format('column %s.%I', a.attrelid::regclass, a.attname),
             concat_ws(' ', format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' end,
                       'default ' || pg_get_expr(d.adbin, d.adrelid), nullif(a.attidentity::text, ''), nullif(a.attgenerated::text, ''))
      from relations r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where r.relkind in ('r', 'v', 'c')
      union all
      select format('constraint %I on %s', conname, conrelid::regclass), pg_get_constraintdef(c.oid)
      from pg_constraint c join relations r on r.oid = c.conrelid
      union all
      select 'index ' || i.indexrelid::regclass, pg_get_indexdef(i.indexrelid)
      from pg_index i join relations r on r.oid = i.indexrelid where i.indisvalid
      union all
      select format('trigger %I on %s', tgname, tgrelid::regclass), tgenabled::text || ' ' || pg_get_triggerdef(t.oid)
      from pg_trigger t join relations r on r.oid = t.tgrelid where not tgisinternal
      union all
      select 'function ' || p.oid::regprocedure, pg_get_functiondef(p.oid)
      from pg_proc p join ours on ours.oid = p.pronamespace where p.prokind <> 'a'
      union all
      select 'type ' || t.oid::regtype, string_agg(enumlabel, ', ' order by enumsortorder)
      from pg_type t join ours on ours.oid = t.typnamespace join pg_enum e on e.enumtypid = t.oid
      group by t.oid
      union all select 'view ' || oid::regclass, pg_get_viewdef(oid) from relations where relkind = 'v'
      union all select 'row security of ' || oid::regclass, relrowsecurity::text from relations where relkind = 'r'
      union all
      select format('policy %I on %s', polname, polrelid::regclass),
             concat_ws(' ', polcmd::text, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
      from pg_policy
      order by 1`,
  );
}

/** Reads the contents of a database. They are consistent in a transaction with one snapshot. */
export async function readContents(sql: Sql): Promise<Contents> {
  const tables: Entries = {};
  for (const name of await tableNames(sql)) tables[name] = await readTable(sql, name);
  const money = 'public.wires' in tables ? await readMoney(sql) : {};
  const sequences: Contents['sequences'] = {};
  for (const [name, next] of Object.entries(await readSequences(sql)))
    sequences[name] = [next, next];
  const schema = await readSchema(sql);
  return { tables, money, schema, sequences };
}
