'use client';

const FORMAT = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
});

/** A time in the reader's own zone; hovering shows it in UTC. */
export function Time({ value }: { value: string }) {
  return (
    // The server does not know the reader's zone, so its text is replaced without a warning.
    <time dateTime={value} title={value} suppressHydrationWarning>
      {FORMAT.format(new Date(value))}
    </time>
  );
}
