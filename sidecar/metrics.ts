import { counter, gauge, histogram } from '@/lib/metrics';

const LAG_BUCKETS_S = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

export const openSockets = gauge('desk_sockets_open', 'Open WebSockets.');
export const listening = gauge(
  'desk_relay_listening',
  'Whether the relay is subscribed to Redis: 1 or 0.',
);
export const resyncs = counter(
  'desk_resyncs_total',
  'Resync messages sent to clients, which then refetch.',
);
const lag = histogram(
  'desk_event_lag_seconds',
  'From the change of a wire to sending it to a socket that was open at the time.',
  LAG_BUCKETS_S,
);

/**
 * Observes the lag of one event that was sent. `changedAt` is the time of the change (RFC 3339), by
 * the clock of the process that made it. Sockets that were opened after the change do not count.
 */
export function countLag(changedAt: string, sent: readonly { openedAt: number }[]): void {
  const at = Date.parse(changedAt);
  if (sent.some(({ openedAt }) => openedAt <= at)) lag.observe(Math.max(0, Date.now() - at) / 1000);
}
