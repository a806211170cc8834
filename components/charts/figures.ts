import { links } from '@/contract/links';
import type { Summary } from '@/contract/wire';
import type { WireStatus } from '@/contract/wire-status';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** The text of a figure without data. */
export const NO_FIGURE = '–';

/** A duration for people: `850 ms`, `6.5 s`, `3 min 20 s`, `2 h 5 min`. */
export function formatDuration(ms: number | null): string {
  if (ms === null) return NO_FIGURE;
  if (ms < SECOND_MS) return `${Math.round(ms)} ms`;
  if (ms < MINUTE_MS) return `${(ms / SECOND_MS).toFixed(1)} s`;
  const [unitMs, unit, partMs, part] =
    ms < HOUR_MS
      ? ([MINUTE_MS, 'min', SECOND_MS, 's'] as const)
      : ([HOUR_MS, 'h', MINUTE_MS, 'min'] as const);
  return `${Math.floor(ms / unitMs)} ${unit} ${Math.floor((ms % unitMs) / partMs)} ${part}`;
}

/** The number of wires in a status. */
export function countOf({ by_status }: Summary, status: WireStatus): number {
  return by_status.find((row) => row.status === status)?.count ?? 0;
}

/** The number of wires in all statuses. */
export function countAll({ by_status }: Summary): number {
  return by_status.reduce((sum, { count }) => sum + count, 0);
}

/** The share of failed wires among the failed and completed ones, in percent. */
export function failureRate(summary: Summary): string {
  const failed = countOf(summary, 'failed');
  const decided = failed + countOf(summary, 'completed');
  return decided === 0 ? NO_FIGURE : `${((failed / decided) * 100).toFixed(1)} %`;
}

/** The currency with the most wires; undefined without wires. */
export function busiestCurrency({ by_currency }: Summary): string | undefined {
  return by_currency.toSorted((a, b) => b.count - a.count)[0]?.currency;
}

export interface DayFigures {
  day: string;
  count: number;
  failed: number;
  /** The exact sum in the selected currency. */
  total: string;
}

/** The figures of every day, also of days without wires, in one currency. */
export function figuresByDay(
  { by_day }: Summary,
  days: readonly string[],
  currency: string | undefined,
): DayFigures[] {
  const found = new Map(by_day.map((row) => [row.day, row]));
  return days.map((day) => {
    const row = found.get(day);
    const total = row?.totals.find((money) => money.currency === currency)?.total ?? '0.00';
    return { day, count: row?.count ?? 0, failed: row?.failed ?? 0, total };
  });
}

const DAY_FORMAT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** A UTC day for people: `23 Nov`. */
export const formatDay = (day: string): string => DAY_FORMAT.format(new Date(day));

/** The URL of the list with a filter, for the wires of a number. */
export function listPath(filter: Record<string, string>): string {
  return `${links.wires}?${new URLSearchParams(filter)}`;
}
