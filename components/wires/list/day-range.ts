const DAY_OF_FIELD = /^\d{4}-\d{2}-\d{2}$/;

/** Midnight in the browser's time zone, `days` after the day of `time`. */
function midnight(time: Date, days = 0): Date {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate() + days);
}

/** The start of each preset range, in the browser's time zone. Presets have no end. */
export const PRESETS = {
  Today: (now: Date) => midnight(now),
  'Last 7 days': (now: Date) => midnight(now, -6),
  'Last 30 days': (now: Date) => midnight(now, -29),
  'This month': (now: Date) => new Date(now.getFullYear(), now.getMonth(), 1),
} as const;

/** The value of a date field as a time: the start of that day, for `to` of the day after it. */
export function timeOfField(text: string, end: 'from' | 'to'): string | null {
  if (!DAY_OF_FIELD.test(text)) return null;
  const day = new Date(`${text}T00:00:00`);
  if (Number.isNaN(day.getTime())) return null;
  return midnight(day, end === 'to' ? 1 : 0).toISOString();
}

/** The value of a date field for a time; the inverse of timeOfField. `to` is exclusive. */
export function fieldOfTime(time: string | null, end: 'from' | 'to'): string {
  if (time === null) return '';
  const day = new Date(Date.parse(time) - (end === 'to' ? 1 : 0));
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(day.getFullYear(), 4)}-${pad(day.getMonth() + 1, 2)}-${pad(day.getDate(), 2)}`;
}
