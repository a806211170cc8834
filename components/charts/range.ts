/** How far back the dashboard looks, in days that include today. */
export const RANGES = { '7d': 7, '30d': 30, '90d': 90 } as const;
export type Range = keyof typeof RANGES;

export const RANGE_NAMES = Object.keys(RANGES) as Range[];
export const DEFAULT_RANGE: Range = '30d';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** A range as the URL writes it; anything else is the default. */
export function rangeOf(text: unknown): Range {
  return RANGE_NAMES.find((range) => range === text) ?? DEFAULT_RANGE;
}

/** The UTC day that comes `days` after another (`2026-11-23`). */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** When a UTC day begins, as RFC 3339. */
export const startOfDay = (day: string): string => `${day}T00:00:00.000Z`;

/** The days of a range, oldest first, ending with today. */
export function daysOf(range: Range, today: string): string[] {
  const count = RANGES[range];
  return Array.from({ length: count }, (_, index) => dayAfter(today, index - count + 1));
}

/** When a range begins, as RFC 3339. */
export function startOf(range: Range, today: string): string {
  return startOfDay(dayAfter(today, 1 - RANGES[range]));
}
