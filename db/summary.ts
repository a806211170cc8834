import { sql } from 'drizzle-orm';
import type { SummaryQuery } from '@/contract/wire-query';
import type { Summary } from '@/contract/wire';
import { ACTIONS } from '@/contract/wire-status';
import { run } from '@/db/run';

const COMPLETED = ACTIONS.complete.to;
const FAILED = ACTIONS.fail.to;

/**
 * Counts and totals of an owner's wires created in a range. Sums are exact: added as numeric,
 * returned as text. Days are UTC days. Deleted wires do not count.
 */
export async function summariseWires(
  owner: string,
  { created_from, created_to }: SummaryQuery,
): Promise<Summary> {
  const from = created_from === undefined ? sql`` : sql`and w.created_at >= ${created_from}`;
  const to = created_to === undefined ? sql`` : sql`and w.created_at < ${created_to}`;
  const [row] = await run<{ summary: Summary }>(
    'wires.summary',
    sql`
      with chosen as materialized (
        select w.status, w.currency, w.amount,
               to_char(w.created_at at time zone 'UTC', 'YYYY-MM-DD') as day,
               case when w.status = ${COMPLETED}
                 then extract(epoch from w.updated_at - w.created_at) * 1000 end as took_ms
        from wires w where w.created_by = ${owner} and w.deleted_at is null ${from} ${to}
      ),
      statuses as (
        select s.status, count(c.status) as count
        from unnest(enum_range(null::wire_status)) as s(status)
        left join chosen c on c.status = s.status group by s.status
      ),
      status_totals as (
        select status, json_agg(json_build_object('currency', currency, 'total', total::text) order by currency) as totals
        from (select status, currency, sum(amount) as total from chosen group by 1, 2) t group by status
      ),
      currencies as (select currency, count(*) as count, sum(amount) as total from chosen group by 1),
      days as (
        select day, count(*) as count, count(*) filter (where status = ${FAILED}) as failed from chosen group by 1
      ),
      day_totals as (
        select day, json_agg(json_build_object('currency', currency, 'total', total::text) order by currency) as totals
        from (select day, currency, sum(amount) as total from chosen group by 1, 2) t group by day
      )
      select json_build_object(
        'by_status', (select json_agg(json_build_object('status', s.status, 'count', s.count,
            'totals', coalesce(t.totals, '[]'::json)) order by s.status)
          from statuses s left join status_totals t using (status)),
        'by_currency', coalesce((select json_agg(json_build_object('currency', currency, 'count', count,
            'total', total::text) order by currency) from currencies), '[]'::json),
        'by_day', coalesce((select json_agg(json_build_object('day', d.day, 'count', d.count,
            'failed', d.failed, 'totals', t.totals) order by d.day)
          from days d join day_totals t using (day)), '[]'::json),
        'time_to_complete', (select json_build_object(
            'p50_ms', round(percentile_cont(0.5) within group (order by took_ms)::numeric),
            'p95_ms', round(percentile_cont(0.95) within group (order by took_ms)::numeric)) from chosen)
      ) as summary`,
  );
  if (!row) throw new Error('the summary statement returned no row');
  return row.summary;
}
