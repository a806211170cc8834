'use client';

import { useHydrated } from '@/components/ui/use-hydrated';

const STYLES = {
  day: { dateStyle: 'medium' },
  minute: { dateStyle: 'medium', timeStyle: 'short' },
  second: { dateStyle: 'medium', timeStyle: 'medium' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

function format(value: string, precision: keyof typeof STYLES, timeZone?: string): string {
  const options = { ...STYLES[precision], ...(timeZone !== undefined && { timeZone }) };
  return new Intl.DateTimeFormat('en-GB', options).format(new Date(value));
}

export interface TimeProps {
  /** A time in RFC 3339 format. */
  value: string;
  precision?: keyof typeof STYLES;
}

/** A time in the browser's time zone; the tooltip shows it in UTC. */
export function Time({ value, precision = 'second' }: TimeProps) {
  // The server does not know the browser's time zone and renders UTC until hydration.
  const hydrated = useHydrated();
  return (
    <time dateTime={value} title={`${format(value, 'second', 'UTC')} UTC`}>
      {hydrated ? format(value, precision) : format(value, precision, 'UTC')}
    </time>
  );
}
