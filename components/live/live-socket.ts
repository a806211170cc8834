'use client';

import type { QueryClient } from '@tanstack/react-query';
import { WebSocket as ReconnectingWebSocket } from 'partysocket';
import { apiClient } from '@/contract/client';
import type { LiveMessage, WireEvent } from '@/contract/events';
import { parseLiveMessage } from '@/contract/live-message';
import { noteSessionEnd } from '@/components/auth/session-state';
import { applyEvent, refreshTotals } from '@/components/live/apply-event';
import { throttle } from '@/components/live/throttle';
import type { LiveState } from '@/components/live/live-context';
import { wireKeys } from '@/components/wires/queries';

const RECONNECT_MIN_MS = 500;
const RECONNECT_JITTER_MS = 1_500;
const RECONNECT_MAX_MS = 10_000;
const SESSION_ENDED = 4401;
/** Totals are asked for again this often at most, well below the limit of requests a minute. */
const TOTALS_EVERY_MS = 2_000;
const ASK_SESSION_EVERY_MS = 5_000;

export interface LiveSocketOptions {
  client: QueryClient;
  onState: (state: LiveState) => void;
  onEvent: (event: WireEvent) => void;
}

/** Opens the desk's WebSocket and keeps it open. Gives what closes it for good. */
export function openLiveSocket({ client, onState, onEvent }: LiveSocketOptions): () => void {
  let lastEventId: string | null = null;
  const url = () => {
    const base = `${window.location.origin.replace(/^http/, 'ws')}/ws`;
    return lastEventId === null ? base : `${base}?after=${lastEventId}`;
  };
  const socket = new ReconnectingWebSocket(url, [], {
    minReconnectionDelay: RECONNECT_MIN_MS + Math.random() * RECONNECT_JITTER_MS,
    maxReconnectionDelay: RECONNECT_MAX_MS,
  });
  const totals = throttle(() => refreshTotals(client), TOTALS_EVERY_MS);
  const receive = (message: LiveMessage) => {
    if (message.type === 'hello') {
      // Between rendering and hello nothing was heard, so the screen is asked again.
      void client.invalidateQueries({ queryKey: wireKeys.all });
      lastEventId ??= message.event_id;
      onState('live');
    } else if (message.type === 'resync') {
      void client.invalidateQueries({ queryKey: wireKeys.all });
    } else {
      lastEventId = message.event_id;
      applyEvent(client, message);
      totals.call();
      onEvent(message);
    }
  };
  // A refused upgrade does not say why; a question does, and the answer 401 ends the session.
  const askSession = () =>
    void client
      .query({
        queryKey: ['session'],
        queryFn: () => apiClient()('me'),
        staleTime: ASK_SESSION_EVERY_MS,
        retry: false,
      })
      .catch(() => undefined);
  socket.addEventListener('message', ({ data }) => {
    const message = parseLiveMessage(String(data));
    if (message) receive(message);
  });
  socket.addEventListener('close', ({ code }) => {
    onState(navigator.onLine ? 'reconnecting' : 'offline');
    if (code === SESSION_ENDED) {
      socket.close();
      noteSessionEnd();
    } else if (navigator.onLine) askSession();
  });
  const offline = () => onState('offline');
  const online = () => {
    onState('reconnecting');
    socket.reconnect();
  };
  window.addEventListener('offline', offline);
  window.addEventListener('online', online);
  return () => {
    window.removeEventListener('offline', offline);
    window.removeEventListener('online', online);
    totals.cancel();
    socket.close();
  };
}
