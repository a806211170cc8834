/** The ranges of the dashboard, in days that include today. */
export const RANGES = { '7d': 7, '30d': 30, '90d': 90 } as const;
export type Range = keyof typeof RANGES;

export const RANGE_NAMES = Object.keys(RANGES) as Range[];
export const DEFAULT_RANGE: Range = '30d';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** The range of a URL parameter; the default for any other value. */
export function rangeOf(text: unknown): Range {
  return RANGE_NAMES.find((range) => range === text) ?? DEFAULT_RANGE;
}

/** The UTC day (`2026-11-23`) that is `days` after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The start of a UTC day, as RFC 3339. */
export const startOfDay = (day: string): string => `${day}T00:00:00.000Z`;

/** The days of a range, oldest first, ending with today. */
export function daysOf(range: Range, today: string): string[] {
  const count = RANGES[range];
  return Array.from({ length: count }, (_, index) => dayAfter(today, index - count + 1));
}

/** The start of a range, as RFC 3339. */
export function startOf(range: Range, today: string): string {
  return startOfDay(dayAfter(today, 1 - RANGES[range]));
}
